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
