"""Problems of the room monitoring."""

from patibat.problems import ProblemKind, Text

ROUND_NOT_OPEN = ProblemKind(
    "monitoring.round-not-open",
    what=Text("รอบรายงาน {round} ยังไม่เปิดรับ", "The round {round} is not open yet"),
    why=Text("รอบนี้เปิดรับวันที่ {opens}", "It opens on {opens}"),
    fix=Text("เก็บไฟล์ไว้แล้วส่งอีกครั้งเมื่อรอบเปิด", "Keep the file and send it when the round opens"),
    status=409,
)
ROUND_CLOSED = ProblemKind(
    "monitoring.round-closed",
    what=Text("รอบรายงาน {round} ปิดรับแล้ว", "The round {round} is closed"),
    why=Text("รอบนี้ปิดรับวันที่ {closes} และ {agency} ไม่ได้ขยายเวลา", "It closed on {closes}; {agency} has no extension"),
    fix=Text(
        "ส่งหนังสือขอขยายเวลาถึงสำนักงาน เมื่อสำนักงานบันทึกแล้วจึงส่งไฟล์เดิมอีกครั้ง",
        "Ask the office for an extension by letter; once it is recorded, send the same file again",
    ),
    status=409,
)
AGENCY_NOT_IN_ROUND = ProblemKind(
    "monitoring.agency-not-in-round",
    what=Text("{agency} ไม่อยู่ในรายชื่อที่ต้องรายงานรอบ {round}", "{agency} is not asked to report in {round}"),
    why=Text("ไม่มีตัวชี้วัดหรือโครงการของหน่วยงานนี้ในปีของรอบ", "It has no indicator or project in the round's year"),
    fix=Text("ตรวจรหัสหน่วยงาน หรือแจ้งสำนักงานให้เพิ่มชื่อ", "Check the agency's code, or ask the office to add it"),
)
INDICATOR_NOT_EXPECTED = ProblemKind(
    "monitoring.indicator-not-expected",
    what=Text("{agency} ไม่ใช่ผู้รายงานตัวชี้วัด {indicator}", "{agency} is not a reporter of {indicator}"),
    why=Text("รายชื่อผู้รายงานกำหนดไว้ในแผนเป็นรายปี", "Reporters are set in the plan, year by year"),
    fix=Text("ลบแถวนี้ หรือแจ้งสำนักงานให้เพิ่มผู้รายงาน", "Remove the row, or ask the office to add the reporter"),
)
VALUE_INCOMPLETE = ProblemKind(
    "monitoring.value-incomplete",
    what=Text("ตัวชี้วัด {indicator} ต้องมีทั้งตัวตั้งและตัวหาร", "{indicator} needs both numerator and denominator"),
    why=Text(
        "ตัวชี้วัดนี้เป็นอัตราส่วน การรวมทั้งจังหวัดใช้ผลรวมตัวตั้งหารด้วยผลรวมตัวหาร",
        "It is a ratio: the province's figure is the sum of numerators over the sum of denominators",
    ),
    fix=Text("กรอกทั้งสองช่อง ถ้าไม่เกี่ยวข้องให้เลือก “ไม่เกี่ยวข้อง”", "Fill both cells, or choose “not applicable”"),
)
DENOMINATOR_UNUSABLE = ProblemKind(
    "monitoring.denominator",
    what=Text("ตัวหารของ {indicator} คือ {denominator} ใช้ไม่ได้", "The denominator of {indicator} is {denominator}"),
    why=Text("ตัวหารต้องมากกว่าศูนย์ หรือเป็นศูนย์พร้อมตัวตั้งศูนย์", "It must be above zero, or zero with a zero numerator"),
    fix=Text(
        "ตรวจตัวเลข ถ้าไม่มีกลุ่มเป้าหมายให้เลือก “ไม่เกี่ยวข้อง”", "Check it; if nobody is concerned, choose “not applicable”"
    ),
)
VALUE_NEGATIVE = ProblemKind(
    "monitoring.value-negative",
    what=Text("ค่าของ {indicator} ติดลบ ({value})", "The value of {indicator} is negative ({value})"),
    why=Text("จำนวนคน แห่ง บาท และอัตราส่วนของจำนวนไม่ติดลบ", "Counts and ratios of counts are never negative"),
    fix=Text("ตรวจเครื่องหมายลบ", "Check the minus sign"),
)
NUMERATOR_LARGER = ProblemKind(
    "monitoring.numerator-larger",
    what=Text("ตัวตั้งของ {indicator} มากกว่าตัวหาร", "The numerator of {indicator} is larger than its denominator"),
    why=Text(
        "เป็นไปได้เฉพาะอัตราอย่างหยาบ ตัวเลขนี้รับไว้และแสดงให้ผู้ตรวจเห็น",
        "Only gross rates can do that; the number is taken, and shown to the reviewer",
    ),
    fix=Text("ตรวจว่าสองช่องไม่สลับกัน", "Check that the two cells are not swapped"),
)
OWN_SUBMISSION = ProblemKind(
    "monitoring.own-submission",
    what=Text("ผู้ส่งรับรองผลของตนเองไม่ได้", "One cannot approve what one has sent in"),
    why=Text("การรับรองต้องทำโดยคนที่สองเสมอ", "Approval is always by a second person"),
    fix=Text("ให้เพื่อนร่วมงานอีกคนของสำนักงานเป็นผู้รับรอง", "Let another analyst of the office approve it"),
    status=409,
)
CHANGED_MEANWHILE = ProblemKind(
    "monitoring.changed-meanwhile",
    what=Text("รายการนี้ถูกเปลี่ยนไปแล้วระหว่างที่คุณเปิดหน้าอยู่", "This was changed while your page was open"),
    why=Text("สถานะตอนนี้คือ “{status}”", "It is now “{status}”"),
    fix=Text("เปิดหน้านี้อีกครั้งเพื่อดูค่าล่าสุด แล้วตัดสินใจใหม่", "Open the page again, look, and decide anew"),
    status=409,
)
REASON_MISSING = ProblemKind(
    "monitoring.reason-missing",
    what=Text("ยังไม่ได้บอกเหตุผล", "No reason was given"),
    why=Text(
        "หน่วยงานต้องรู้ว่าต้องแก้อะไร และผู้อ่านต้องรู้ว่าเหตุใดจึงไม่เปิดเผย", "The agency must know what to mend; the reader why"
    ),
    fix=Text("พิมพ์เหตุผลสั้น ๆ", "Write a short reason"),
)
FIGURE_UNKNOWN = ProblemKind(
    "monitoring.figure-unknown",
    what=Text("ไม่พบตัวเลข {id}", "There is no figure {id}"),
    why=Text(
        "รหัส หน่วยงาน หรืองวดนี้ไม่มีในระบบ หรือยังไม่เปิดเผย", "Its code, agency or period does not exist or is not public"
    ),
    fix=Text("ค้นหาตัวชี้วัดจากหน้าแผน", "Find the indicator from the page of the plan"),
    status=404,
)
ROW_TWICE = ProblemKind(
    "monitoring.row-twice",
    what=Text("ส่ง {item} ของ {agency} มาสองครั้งในคราวเดียว", "{item} of {agency} was sent twice at once"),
    why=Text("หนึ่งตัวชี้วัดหรือโครงการมีได้ค่าเดียวในหนึ่งรอบ", "An indicator or a project has one value in a round"),
    fix=Text("เหลือไว้แถวเดียว", "Keep one of the rows"),
)
PROJECT_NOT_EXPECTED = ProblemKind(
    "monitoring.project-not-expected",
    what=Text("โครงการ {project} ไม่อยู่ในรอบ {round}", "The project {project} is not in the round {round}"),
    why=Text("รอบรายงานรับเฉพาะโครงการของแผนและปีเดียวกัน", "A round takes projects of its own plan and year"),
    fix=Text("ตรวจรหัสโครงการและปี", "Check the project's code and year"),
)
PERCENT_OUTSIDE = ProblemKind(
    "monitoring.percent-outside",
    what=Text("ความก้าวหน้าของ {project} คือร้อยละ {percent}", "The progress of {project} is {percent} percent"),
    why=Text(
        "ความก้าวหน้าของงานอยู่ระหว่าง 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง", "Progress is from 0 to 100, with two decimals at most"
    ),
    fix=Text("กรอกตัวเลขระหว่าง 0 ถึง 100", "Enter a number from 0 to 100"),
)
VALUE_UNUSABLE = ProblemKind(
    "monitoring.value-unusable",
    what=Text("เก็บตัวเลข {value} ของ {indicator} ไม่ได้", "The number {value} of {indicator} cannot be kept"),
    why=Text(
        "ระบบเก็บตัวเลขไม่เกิน 14 หลักก่อนจุด และไม่เกิน 6 ตำแหน่งหลังจุด เพื่อไม่ให้ต้องปัดเศษเอง",
        "Numbers have at most 14 digits before and 6 behind the point, so that none is rounded silently",
    ),
    fix=Text("ตรวจตัวเลขและหน่วย", "Check the number and its unit"),
)
VALUE_CONTRADICTS = ProblemKind(
    "monitoring.value-contradicts",
    what=Text("{indicator} ระบุว่าไม่เกี่ยวข้อง แต่มีตัวเลขมาด้วย", "{indicator} says not applicable and brings a number"),
    why=Text("ผลมีตัวเลขเมื่อรายงานผลเท่านั้น", "There is a number if and only if it is reported"),
    fix=Text("ลบตัวเลข หรือยกเลิก “ไม่เกี่ยวข้อง”", "Remove the number, or take back “not applicable”"),
)
VALUE_CLEARED = ProblemKind(
    "monitoring.value-cleared",
    what=Text("ค่าของ {indicator} ที่ส่งแล้วถูกลบ", "The value of {indicator} that was sent is now empty"),
    why=Text("ค่าที่ส่งแล้วลบทิ้งไม่ได้ เพราะช่องว่างไม่ใช่คำตอบ", "What was sent cannot be unsent: an empty field is no answer"),
    fix=Text("พิมพ์ค่าใหม่ หรือเลือก “ไม่เกี่ยวข้อง”", "Type the new value, or choose “not applicable”"),
)
ABSENCE_UNCLEAR = ProblemKind(
    "monitoring.absence-unclear",
    what=Text("“{text}” ของ {indicator} ไม่ใช่ตัวเลข", "“{text}” of {indicator} is no number"),
    why=Text(
        "ขีดหรือคำว่าไม่มีข้อมูลบอกไม่ได้ว่าไม่เกี่ยวข้อง หรือยังไม่มีตัวเลข และไม่ใช่ศูนย์",
        "A dash or “no data” may mean not applicable or not yet known, and is never zero",
    ),
    fix=Text(
        "ถ้าไม่เกี่ยวข้องให้เลือก “ไม่เกี่ยวข้อง” ถ้ายังไม่มีให้เว้นว่างไว้ก่อน",
        "Choose “not applicable”, or leave it empty until you know",
    ),
)
DATES_REVERSED = ProblemKind(
    "monitoring.dates-reversed",
    what=Text("วันของรอบไม่เรียงตามลำดับ", "The dates of the round are not in order"),
    why=Text("ต้องเปิดรับก่อน แล้วถึงกำหนดส่ง แล้วจึงปิดรับ", "It opens, then reports are due, then it closes"),
    fix=Text("ตรวจวันทั้งสาม", "Check the three days"),
)
ROUND_MIXED = ProblemKind(
    "monitoring.round-mixed",
    what=Text("ปี {year} ของแผนนี้มีรอบชนิดอื่นอยู่แล้ว", "The year {year} of this plan has rounds of the other kind"),
    why=Text("รอบทั้งปีกับรอบไตรมาสในปีเดียวกันทำให้ผลถูกนับสองครั้ง", "A yearly and a quarterly round would count results twice"),
    fix=Text("เปิดรอบชนิดเดียวกับที่มีอยู่", "Open a round of the kind that is there"),
    status=409,
)
ROUND_OUTSIDE_PLAN = ProblemKind(
    "monitoring.round-outside-plan",
    what=Text("ปี {year} อยู่นอกช่วงของแผน", "The year {year} is outside the plan"),
    why=Text("แผนนี้ใช้ปี {first} ถึง {last}", "The plan runs from {first} to {last}"),
    fix=Text("เลือกปีในช่วงของแผน", "Choose a year of the plan"),
)
EXTENSION_NOT_LATER = ProblemKind(
    "monitoring.extension-not-later",
    what=Text("วันที่ขยายให้ไม่ช้ากว่ากำหนดส่งเดิม", "The new day is not later than the one it replaces"),
    why=Text("กำหนดส่งเดิมคือ {due}", "Reports are due on {due}"),
    fix=Text("ใส่วันหลังกำหนดส่งเดิม", "Give a later day"),
)
NOTHING_APPROVED = ProblemKind(
    "monitoring.nothing-approved",
    what=Text("ไม่มีผลที่รับรองแล้วให้เปิดเผย", "Nothing approved waits to be published"),
    why=Text("ผลของรอบนี้ยังรอตรวจ หรือกำหนดวันเปิดเผยไปแล้ว", "Results await review, or have their day already"),
    fix=Text("รับรองผลก่อน แล้วจึงออกคำสั่งเปิดเผย", "Approve results first"),
    status=409,
)
NOT_YET_APPROVED = ProblemKind(
    "monitoring.not-yet-approved",
    what=Text("ผลนี้ยังไม่ได้รับรอง จึงยังชี้แจงไม่ได้", "This result is not approved yet and cannot be explained"),
    why=Text(
        "คำชี้แจงอยู่ข้างตัวเลขที่เปิดเผยหรือกำลังจะเปิดเผย", "An explanation stands beside a figure that is or will be public"
    ),
    fix=Text("ถ้าตัวเลขผิด ให้ส่งค่าใหม่แทน", "If the number is wrong, send a new one"),
    status=409,
)
EVIDENCE_KIND = ProblemKind(
    "monitoring.evidence-kind",
    what=Text("ไฟล์ {name} ใช้เป็นหลักฐานไม่ได้", "The file {name} cannot be taken as evidence"),
    why=Text(
        "เนื้อในไฟล์ไม่ใช่ PDF, JPG, PNG, Word (.docx) หรือ Excel (.xlsx) ตามนามสกุล หรือมีแมโคร",
        "Its content is not the PDF, JPG, PNG, Word (.docx) or Excel (.xlsx) that its name says, or has macros",
    ),
    fix=Text("บันทึกเป็นชนิดที่รับ แล้วแนบอีกครั้ง", "Save it as one of these and attach it again"),
)
EVIDENCE_SIZE = ProblemKind(
    "monitoring.evidence-size",
    what=Text("ไฟล์ {name} ใหญ่เกินไปหรือว่างเปล่า", "The file {name} is too large or empty"),
    why=Text("หลักฐานหนึ่งไฟล์ไม่เกิน {megabytes} เมกะไบต์", "A file of evidence has {megabytes} megabytes at most"),
    fix=Text("ย่อรูปหรือแบ่งไฟล์ แล้วแนบอีกครั้ง", "Make the picture smaller or divide the file"),
)
RESULT_UNKNOWN = ProblemKind(
    "monitoring.result-unknown",
    what=Text("ยังไม่ได้เลือกรายการ", "No row was chosen"),
    why=Text("การตัดสินใจต้องมีรายการที่รอตรวจอย่างน้อยหนึ่งรายการ", "A decision needs at least one row that awaits review"),
    fix=Text("ทำเครื่องหมายหน้ารายการที่ต้องการ", "Tick the rows that you mean"),
)
VALUE_JUMPED = ProblemKind(
    "monitoring.value-jumped",
    what=Text("ต่างจากงวดก่อนมาก: {before} เป็น {now}", "Far from the period before: {before}, now {now}"),
    why=Text(
        "ค่าต่างจากครั้งก่อนตั้งแต่ร้อยละ {percent} ขึ้นไป ตัวเลขนี้รับไว้", "It differs by {percent} percent or more; it is taken"
    ),
    fix=Text("ตรวจหน่วยและหลักทศนิยมกับหน่วยงาน", "Check unit and decimals with the agency"),
)
CUMULATIVE_FELL = ProblemKind(
    "monitoring.cumulative-fell",
    what=Text("ค่าสะสมลดลง: {before} เป็น {now}", "The running total fell: {before}, now {now}"),
    why=Text(
        "ตัวชี้วัดสะสมนับตั้งแต่ 1 ตุลาคม จึงไม่ควรลดลงในปีเดียวกัน", "It counts from 1 October on and should not fall within a year"
    ),
    fix=Text("ตรวจว่าหน่วยงานไม่ได้ส่งเฉพาะไตรมาสนี้", "Check that it is not this quarter alone"),
)
