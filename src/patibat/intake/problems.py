"""Problems of the room intake: of a file, of a row or cell in it, and what was noticed but taken."""

from patibat.problems import ProblemKind, Text

_NEW_WORKBOOK = Text(
    "ดาวน์โหลดแฟ้มใหม่จากหน้ารอบรายงาน แล้วย้ายตัวเลขมาใส่",
    "Download a new workbook from the page of the round and move the numbers there",
)

# A file as a whole.
TOO_LARGE = ProblemKind(
    "intake.too-large",
    what=Text("“{name}” ใหญ่ {megabytes} MB", "“{name}” is {megabytes} MB"),
    why=Text("รับไฟล์ได้ไม่เกิน {limit} MB", "Files of up to {limit} MB are taken"),
    fix=Text("ลบรูปและแผ่นงานที่ไม่ใช้ หรือแบ่งเป็นหลายแฟ้ม", "Delete pictures and unused sheets, or split the workbook"),
    status=413,
)
OTHER_AGENCY = ProblemKind(
    "intake.other-agency",
    what=Text("แฟ้มนี้เป็นของ {agency}", "This workbook belongs to {agency}"),
    why=Text("บัญชีของคุณส่งผลแทนหน่วยงานนี้ไม่ได้", "Your account may not report for it"),
    fix=Text(
        "ใช้แฟ้มของหน่วยงานตนเอง หรือให้เจ้าหน้าที่ของหน่วยงานนั้นส่ง", "Use your own agency's workbook, or let its officer send it"
    ),
    status=403,
)
OTHER_WORKBOOK = ProblemKind(
    "intake.other-workbook",
    what=Text("แฟ้มนี้ทำไว้สำหรับ {found} ไม่ใช่ {asked}", "This workbook was made for {found}, not for {asked}"),
    why=Text("อ่านจากข้อมูลที่ระบบใส่ไว้ในแฟ้มตอนดาวน์โหลด", "It says so in what was put into it at download"),
    fix=_NEW_WORKBOOK,
    status=409,
)
OTHER_KIND = ProblemKind(
    "intake.other-kind",
    what=Text("แฟ้มนี้ไม่ใช่แฟ้มผลรายไตรมาส", "This is no workbook of quarterly results"),
    why=Text("แฟ้มบอกว่าเป็นชนิด “{kind}”", "It says it is of the kind “{kind}”"),
    fix=_NEW_WORKBOOK,
)
ROUND_UNKNOWN = ProblemKind(
    "intake.round-unknown",
    what=Text("ไม่พบรอบรายงาน {round}", "There is no round {round}"),
    why=Text("รอบนี้ยังไม่ได้เปิด หรือเป็นของแผนอื่น", "It has not been opened, or belongs to another plan"),
    fix=Text("เลือกรอบจากรายการ หรือแจ้งสำนักงานให้เปิดรอบ", "Choose a round from the list, or ask the office to open it"),
    status=404,
)
CHOICE_NEEDED = ProblemKind(
    "intake.choice-needed",
    what=Text("แฟ้มนี้ไม่ได้บอกว่าเป็นของหน่วยงานใด รอบใด", "The workbook does not say whose it is, or for which round"),
    why=Text("เป็นแฟ้มที่ทำขึ้นเอง หรือข้อมูลที่ซ่อนไว้ถูกลบ และระบบไม่เดา", "It is of somebody's own making; nothing is guessed"),
    fix=Text("เลือกหน่วยงานและรอบ แล้วระบบจะอ่านให้ทันที", "Choose agency and round, and it is read at once"),
)
NOTHING_FOUND = ProblemKind(
    "intake.nothing-found",
    what=Text("ไม่พบแถวผลตัวชี้วัดหรือผลโครงการในแฟ้ม", "No row of results or projects was found in the workbook"),
    why=Text("แฟ้มมีแต่หัวตาราง หรือแถวถูกลบไป", "It has heads only, or its rows were deleted"),
    fix=_NEW_WORKBOOK,
)

# What one does with an upload.
APPLIED_ALREADY = ProblemKind(
    "intake.applied-already",
    what=Text("ไฟล์นี้บันทึกไปแล้ว โดย {person} เมื่อ {at}", "This file was already applied by {person} on {at}"),
    why=Text("ไฟล์หนึ่งบันทึกได้ครั้งเดียว ผลจึงไม่ซ้ำ", "A file is applied once, so nothing is doubled"),
    fix=Text("เปิดหน้าของไฟล์เพื่อดูสิ่งที่บันทึก ถ้าจะแก้ให้ส่งไฟล์ใหม่", "See the page of the file; to correct, send a new one"),
    status=409,
)
CHANGED_SINCE = ProblemKind(
    "intake.changed-since",
    what=Text(
        "{person} บันทึก {thing} เป็น “{now}” ไปแล้ว หลังจากที่อ่านไฟล์นี้ ไฟล์นี้มีค่า “{here}”",
        "{person} has since set {thing} to “{now}”; this file has “{here}”",
    ),
    why=Text(
        "มีคนบันทึกรอบเดียวกันในเวลาเดียวกัน ระบบไม่เขียนทับโดยที่คุณไม่เห็น",
        "Two people applied at once; nothing is overwritten unseen",
    ),
    fix=Text("กด “อ่านอีกครั้ง” ดูค่าล่าสุดเทียบกัน แล้วตัดสินใจใหม่", "Read the file again, compare, and decide anew"),
    status=409,
)
NOT_READY = ProblemKind(
    "intake.not-ready",
    what=Text("ไฟล์นี้ยังบันทึกไม่ได้ สถานะคือ “{state}”", "This file cannot be applied: it is “{state}”"),
    why=Text("บันทึกได้เฉพาะไฟล์ที่อ่านแล้วและรอยืนยัน", "Only a file that was read and awaits confirmation can be"),
    fix=Text("รอให้อ่านเสร็จ หรือส่งไฟล์อีกครั้ง", "Wait until it is read, or send it again"),
    status=409,
)
ROWS_WRONG = ProblemKind(
    "intake.rows-wrong",
    what=Text("มี {count} แถวที่ต้องแก้ จึงยังไม่บันทึกสักแถว", "{count} rows are to be mended, so none was written"),
    why=Text("ปกติบันทึกทั้งแฟ้มหรือไม่บันทึกเลย", "A workbook is written whole or not at all"),
    fix=Text(
        "แก้ในแฟ้มตอบกลับแล้วส่งใหม่ หรือเลือก “บันทึกเฉพาะแถวที่ถูกต้อง”",
        "Mend them in the answer and send it again, or choose to write the correct rows only",
    ),
    status=409,
)
NOTHING_TO_APPLY = ProblemKind(
    "intake.nothing-to-apply",
    what=Text("ไม่มีแถวที่จะบันทึก", "There is no row to write"),
    why=Text("ทุกแถวว่าง ต้องแก้ หรือเหมือนที่บันทึกไว้แล้ว", "Every row is empty, wrong, or as it already is"),
    fix=Text("กรอกผลในแฟ้มแล้วส่งใหม่", "Fill in results and send the workbook again"),
    status=409,
)
PACKAGE_UNSAFE = ProblemKind(
    "intake.package-unsafe",
    what=Text("เปิด “{name}” ไม่ได้", "“{name}” cannot be opened"),
    why=Text("ไฟล์เสีย มีรหัสผ่าน ใหญ่เกินไป หรือไม่มีแฟ้ม .xlsx อยู่ข้างใน", "It is damaged, locked, too large, or holds no .xlsx"),
    fix=Text("ส่งแฟ้ม .xlsx โดยตรง หรือรวมเป็น .zip ที่ไม่มีรหัสผ่าน", "Send the .xlsx files, or a .zip without a password"),
)

CORRECTED_MEANWHILE = ProblemKind(
    "intake.corrected-meanwhile",
    what=Text("ข้อนี้เพิ่งมีผู้แก้ไข จึงยังไม่บันทึกสิ่งที่คุณพิมพ์", "This was corrected meanwhile; what you typed is not saved yet"),
    why=Text(
        "มีผู้แก้ไขหลังจากที่คุณเปิดหน้านี้ ระบบไม่เขียนทับโดยที่คุณไม่เห็น",
        "Somebody corrected it after you opened the page; nothing is overwritten unseen",
    ),
    fix=Text(
        "สิ่งที่คุณพิมพ์ยังอยู่ในแบบ ดูค่าล่าสุดเทียบกัน แล้วบันทึกอีกครั้งถ้ายังต้องการ",
        "What you typed is still in the form: compare, and save again if you still want it",
    ),
    status=409,
)
OTHER_PROVINCE = ProblemKind(
    "intake.other-province",
    what=Text(
        "เอกสารนี้เป็นแผนของจังหวัด{plan} แต่ระบบนี้เป็นของจังหวัด{own}",
        "This is a plan of the province {plan}, and this installation is {own}'s",
    ),
    why=Text(
        "ถ้าประกาศใช้ผิดแผน ทุกหน่วยงานจะรายงานตามแผนของจังหวัดอื่น",
        "Were it adopted, every agency would report on another province's plan",
    ),
    fix=Text(
        "ถ้าส่งผิดไฟล์ ให้ส่งไฟล์ที่ถูก ถ้าตั้งใจใช้แผนนี้ ให้บอกเหตุผลที่หน้าตรวจทานก่อน",
        "If it is the wrong file, send the right one; if it is meant, give the reason on the review page first",
    ),
    status=409,
)

# Rows and cells.
CODE_MISSING = ProblemKind(
    "intake.code-missing",
    what=Text("แถวนี้มีข้อมูล แต่ไม่มี{column}", "This row holds data but no {column}"),
    why=Text("ระบบรู้ว่าแถวเป็นของใครจากรหัส", "A row is known by its codes"),
    fix=Text("พิมพ์รหัสกลับมา หรือคัดลอกจากแฟ้มใหม่", "Type the code again, or copy it from a new workbook"),
)
AGENCY_UNKNOWN = ProblemKind(
    "intake.agency-unknown",
    what=Text("ไม่รู้จักหน่วยงาน “{text}”", "The agency “{text}” is not known"),
    why=Text("ไม่มีรหัสหรือชื่อนี้ในเครือข่าย", "No agency of the network has this code or name"),
    fix=Text("ใช้รหัสหน่วยงานตามแฟ้มที่ดาวน์โหลด", "Use the code as in the workbook you downloaded"),
)
AGENCY_AMBIGUOUS = ProblemKind(
    "intake.agency-ambiguous",
    what=Text("“{text}” อาจหมายถึง {candidates}", "“{text}” may mean {candidates}"),
    why=Text("ชื่อนี้ใช้กับหลายหน่วยงาน", "Several agencies are called so"),
    fix=Text("ใส่รหัสหน่วยงาน", "Give the agency's code"),
)
AGENCY_OUTSIDE = ProblemKind(
    "intake.agency-outside",
    what=Text(
        "แถวนี้เป็นของ {agency} ซึ่งไม่ใช่หน่วยงานของแฟ้มนี้", "This row is of {agency}, which is not in this workbook's reach"
    ),
    why=Text("แฟ้มหนึ่งส่งผลได้เฉพาะหน่วยงานของแฟ้มและหน่วยงานภายใต้", "A workbook reports for its agency and those below it"),
    fix=Text("ลบแถวนี้ แล้วให้หน่วยงานนั้นส่งแฟ้มของตน", "Remove the row; that agency sends its own workbook"),
)
INDICATOR_UNKNOWN = ProblemKind(
    "intake.indicator-unknown",
    what=Text("ไม่มีตัวชี้วัดรหัส “{text}” ในแผนนี้", "The plan has no indicator “{text}”"),
    why=Text("รหัสพิมพ์ผิด หรือเป็นของแผนอื่น", "The code is mistyped, or of another plan"),
    fix=Text("ใช้รหัสตามแฟ้มที่ดาวน์โหลด", "Use the code as in the workbook you downloaded"),
)
PROJECT_UNKNOWN = ProblemKind(
    "intake.project-unknown",
    what=Text("ไม่มีโครงการรหัส “{text}” ในปีของรอบนี้", "The round's year has no project “{text}”"),
    why=Text("รหัสพิมพ์ผิด เป็นของปีอื่น หรือยังไม่อยู่ในแผนปฏิบัติการ", "It is mistyped, of another year, or not yet in force"),
    fix=Text("ใช้รหัสตามแฟ้มที่ดาวน์โหลด", "Use the code as in the workbook you downloaded"),
)
CODE_AND_NAME = ProblemKind(
    "intake.code-and-name",
    what=Text("รหัส “{code}” กับชื่อ “{name}” เป็นคนละรายการ", "The code “{code}” and the name “{name}” are of two things"),
    why=Text("มักเกิดจากการเรียงแถวเพียงบางคอลัมน์", "It happens when only some columns were sorted"),
    fix=Text("ตรวจว่าตัวเลขในแถวเป็นของรายการใด แล้วแก้รหัสหรือชื่อให้ตรงกัน", "See whose numbers these are, and make both agree"),
)
DUPLICATE_ROW = ProblemKind(
    "intake.duplicate-row",
    what=Text("{thing} มีสองแถว คือแถว {first} และแถว {second}", "{thing} stands in two rows, {first} and {second}"),
    why=Text("ไม่รู้ว่าแถวใดถูก", "Which one holds is not known"),
    fix=Text("เหลือไว้แถวเดียว", "Keep one of them"),
)
FORMULA_EMPTY = ProblemKind(
    "intake.formula-empty",
    what=Text("ช่องนี้เป็นสูตรที่ยังไม่มีผลลัพธ์", "This cell holds a formula without a result"),
    why=Text("แฟ้มไม่ได้คำนวณก่อนบันทึก และระบบไม่คำนวณสูตรแทน", "It was saved uncalculated; formulas are not run here"),
    fix=Text("เปิดใน Excel แล้วบันทึกอีกครั้ง หรือพิมพ์ตัวเลขแทนสูตร", "Open and save it in Excel, or type the number"),
)
CELLS_MERGED = ProblemKind(
    "intake.cells-merged",
    what=Text("ช่องผลถูกผสานไว้ ({range})", "Cells of results are merged ({range})"),
    why=Text("ไม่รู้ว่าตัวเลขเป็นของแถวหรือช่องใด", "Whose number it is cannot be known"),
    fix=Text("ยกเลิกการผสานเซลล์ แล้วกรอกทีละช่อง", "Unmerge them and fill each cell"),
)
CHOICE_UNKNOWN = ProblemKind(
    "intake.choice-unknown",
    what=Text("“{text}” ไม่มีในตัวเลือกของคอลัมน์ “{column}”", "“{text}” is no choice of the column “{column}”"),
    why=Text("ตัวเลือกคือ {choices}", "The choices are {choices}"),
    fix=Text("เลือกจากรายการในช่อง หรือเว้นว่าง", "Choose from the list of the cell, or leave it empty"),
)
NOT_APPLICABLE_AND_NUMBER = ProblemKind(
    "intake.not-applicable-and-number",
    what=Text("{thing} เลือก “ไม่เกี่ยวข้อง” แต่มีตัวเลขด้วย", "{thing} says “not applicable” and has a number too"),
    why=Text("อย่างใดอย่างหนึ่งเท่านั้นที่ถูก ศูนย์คือตัวเลข", "Only one can hold; zero is a number"),
    fix=Text("ลบตัวเลข หรือลบ “ไม่เกี่ยวข้อง”", "Delete the number, or “not applicable”"),
)
VALUE_MISPLACED = ProblemKind(
    "intake.value-misplaced",
    what=Text("ตัวเลขของ {thing} อยู่ผิดช่อง", "The number of {thing} stands in another cell"),
    why=Text("ตัวชี้วัดนี้กรอกที่ช่อง “{column}”", "This indicator is filled in under “{column}”"),
    fix=Text("ย้ายตัวเลขไปช่อง “{column}”", "Move the number to “{column}”"),
)
VALUE_MISSING = ProblemKind(
    "intake.value-missing",
    what=Text("{thing} ยังไม่มีตัวเลขในช่อง “{column}”", "{thing} has no number under “{column}”"),
    why=Text("แถวนี้กรอกไว้ไม่ครบ", "The row is filled in part"),
    fix=Text("กรอกช่อง “{column}” หรือเลือก “ไม่เกี่ยวข้อง”", "Fill “{column}”, or choose “not applicable”"),
)
UNIT_OTHER = ProblemKind(
    "intake.unit-other",
    what=Text("“{text}” มีหน่วย {typed} แต่ช่องนี้นับเป็น {unit}", "“{text}” is in {typed}; this cell counts {unit}"),
    why=Text("ระบบไม่แปลงหน่วยแทน เพราะอาจแปลงผิด", "Units are never converted by guess"),
    fix=Text("พิมพ์ตัวเลขในหน่วย {unit}", "Type the number in {unit}"),
)
NUMBER_TOO_LARGE = ProblemKind(
    "intake.number-too-large",
    what=Text("“{text}” มีหลักมากเกินไป", "“{text}” has too many digits"),
    why=Text("รับได้ไม่เกิน {digits} หลักหน้าจุด", "Up to {digits} digits before the point are kept"),
    fix=Text("ตรวจว่าพิมพ์ตัวเลขติดกันหรือไม่", "Check whether two numbers ran together"),
)
PERCENT_RANGE = ProblemKind(
    "intake.percent-range",
    what=Text("ความก้าวหน้า {value} ไม่อยู่ระหว่าง 0 ถึง 100", "A progress of {value} is not between 0 and 100"),
    why=Text("ความก้าวหน้าของงานนับเป็นร้อยละ", "Progress is a percentage of the work"),
    fix=Text("พิมพ์เป็นร้อยละ เช่น 45", "Type a percentage such as 45"),
)
MONEY_WRONG = ProblemKind(
    "intake.money",
    what=Text("ยอดเบิกจ่าย {value} บันทึกไม่ได้", "A disbursement of {value} cannot be kept"),
    why=Text("ยอดเบิกจ่ายเป็นบาท ไม่ติดลบ และมีสตางค์ไม่เกินสองหลัก", "It is baht, not negative, with two decimals at most"),
    fix=Text("พิมพ์เป็นบาท เช่น 12,500.25 เงินคืนบันทึกแยกต่างหาก", "Type baht such as 12,500.25; refunds are recorded apart"),
)
WORK_MISSING = ProblemKind(
    "intake.work-missing",
    what=Text("โครงการ {thing} มีข้อมูลแต่ยังไม่เลือกสถานะงาน", "Project {thing} has data but no state of work"),
    why=Text("ทุกโครงการที่รายงานต้องบอกสถานะงาน", "Every reported project says how its work stands"),
    fix=Text("เลือกสถานะงานจากรายการในช่อง", "Choose a state from the list of the cell"),
)

# Taken, and shown so that a person can object.
COLUMN_RENAMED = ProblemKind(
    "intake.column-renamed",
    what=Text("คอลัมน์ “{found}” อ่านเป็น “{expected}”", "The column “{found}” was read as “{expected}”"),
    why=Text("ชื่อคล้ายกัน และไม่มีคอลัมน์อื่นที่คล้ายกว่า", "They are alike, and no other is nearer"),
    fix=Text("ถ้าไม่ใช่ ให้แก้หัวคอลัมน์แล้วส่งใหม่", "If that is wrong, mend the head and send it again"),
)
CELL_IGNORED = ProblemKind(
    "intake.cell-ignored",
    what=Text("ไม่ใช้ค่า “{text}” ในช่อง “{column}” ของ {thing}", "“{text}” under “{column}” of {thing} is not used"),
    why=Text("ตัวชี้วัดนี้ไม่ใช้ช่องนี้ ค่าคำนวณจากช่องอื่น", "This indicator does not need it; the value is worked out"),
    fix=Text("ไม่ต้องทำอะไร ถ้าตัวเลขในช่องอื่นถูกแล้ว", "Nothing to do if the other cells are right"),
)
NUMBER_ROUNDED = ProblemKind(
    "intake.number-rounded",
    what=Text("{text} เก็บเป็น {kept}", "{text} is kept as {kept}"),
    why=Text("เก็บทศนิยมไม่เกินหกตำแหน่ง ปัดครึ่งขึ้น", "Six decimals are kept, half rounded away from zero"),
    fix=Text("ไม่ต้องทำอะไร ถ้าต่างกันเท่านี้ไม่สำคัญ", "Nothing to do if the difference does not matter"),
)
TEXT_MENDED = ProblemKind(
    "intake.text-mended",
    what=Text("ซ่อมข้อความ “{before}” เป็น “{after}”", "“{before}” was mended to “{after}”"),
    why=Text("ตัวอักษรไทยเสียจากการคัดลอก และซ่อมได้แน่นอน", "Thai letters were damaged by copying; the mending is certain"),
    fix=Text("ถ้าไม่ใช่ ให้พิมพ์ใหม่แล้วส่งอีกครั้ง", "If that is wrong, type it again and send the file"),
)
DATE_ASSUMED = ProblemKind(
    "intake.date-assumed",
    what=Text("“{text}” อ่านเป็นวันที่ {date}", "“{text}” was read as {date}"),
    why=Text("วันที่เขียนไว้ในรูปที่อาจหมายถึงวันอื่น", "It was written in a way that may mean another day"),
    fix=Text("ถ้าไม่ใช่ ให้พิมพ์เช่น 31 ธ.ค. 2569 แล้วส่งใหม่", "If that is wrong, type for example 31 ธ.ค. 2569"),
)
DATE_FUTURE = ProblemKind(
    "intake.date-future",
    what=Text("ข้อมูล ณ วันที่ {date} เป็นวันในอนาคต", "The data's date {date} lies in the future"),
    why=Text("ข้อมูลควรเป็นของวันที่ผ่านมาแล้ว", "Data are of a day that has passed"),
    fix=Text("ตรวจปี พ.ศ. ของวันที่", "Check the year of the date"),
)
NOT_A_PLAN = ProblemKind(
    "intake.not-a-plan",
    what=Text("“{name}” ไม่มีส่วนใดที่อ่านเป็นแผนได้", "nothing in “{name}” reads as a plan"),
    why=Text(
        "ไม่พบวิสัยทัศน์ พันธกิจ ประเด็นยุทธศาสตร์ ตัวชี้วัด หรือตารางโครงการใน {lines} บรรทัดของเอกสาร",
        "no vision, missions, strategic issues, indicators or table of projects in its {lines} lines",
    ),
    fix=Text(
        "ตรวจว่าเลือกไฟล์ถูก ถ้าเป็นแผนจริง ลองส่งฉบับ Word แทน PDF",
        "see whether it is the right file; of a real plan, try its Word file instead of the PDF",
    ),
)
PLAN_UNKNOWN = ProblemKind(
    "intake.plan-unknown",
    what=Text("ไม่มีแผนรหัส {code}", "there is no plan with the code {code}"),
    why=Text("แผนอาจใช้รหัสอื่น หรือยังไม่ได้นำเข้า", "it may have another code, or has not been loaded yet"),
    fix=Text("ดูรหัสที่หน้ารายการแผน", "see its code in the list of plans"),
    status=404,
)

# The workbook of an agency's action plan.
ENTRY_PLAN_UNKNOWN = ProblemKind(
    "intake.entry-plan-unknown",
    what=Text("ไม่มีแผนของจังหวัดที่ใช้ในปีงบประมาณ {year}", "There is no plan of the province for fiscal year {year}"),
    why=Text("โครงการของหน่วยงานต้องสนองข้อในแผน", "Projects of agencies serve points of the plan"),
    fix=Text("ตรวจปี พ.ศ. หรือนำเข้าแผนของปีนั้นก่อน", "Check the year, or take that plan in first"),
    status=404,
)
KEY_FOREIGN = ProblemKind(
    "intake.key-foreign",
    what=Text("รหัส “{key}” ไม่ใช่ของ{agency} ปี {year}", "“{key}” is no key of {agency} in {year}"),
    why=Text(
        "แถวนี้คัดลอกมาจากแฟ้มของหน่วยงานหรือปีอื่น หรือรหัสถูกแก้",
        "The row was copied from another workbook, or its key was changed",
    ),
    fix=Text(
        "ถ้าเป็นรายการใหม่ให้ลบรหัสทิ้ง ถ้าไม่ใช่ให้ใส่รหัสเดิมคืน", "Clear the key if the row is new, else put the old key back"
    ),
)
KEY_TWICE = ProblemKind(
    "intake.key-twice",
    what=Text(
        "รหัส “{key}” อยู่ในแถว {first} และแถว {second} ซึ่งต่างกัน",
        "“{key}” stands in rows {first} and {second}, which differ",
    ),
    why=Text("ไม่รู้ว่าแถวใดคือรายการเดิม", "Which of them is the old one is not known"),
    fix=Text("ลบรหัสในแถวที่คัดลอกมาเพื่อเพิ่มใหม่", "Clear the key of the row that was copied to make a new one"),
)
ROW_TWICE = ProblemKind(
    "intake.row-twice",
    what=Text("“{name}” มีอยู่แล้วเป็นรหัส {key}", "“{name}” is there already, as {key}"),
    why=Text(
        "แถวที่ไม่มีรหัสคือรายการใหม่ และชื่อนี้ซ้ำกับรายการเดิม", "A row without a key is new, and this one has the name of another"
    ),
    fix=Text(
        "ถ้าเป็นรายการเดิมให้แก้ในแถวที่มีรหัส ถ้าเป็นรายการใหม่ให้ตั้งชื่อให้ต่าง",
        "Change the row that has the key, or give the new one another name",
    ),
)
KEY_RESTORED = ProblemKind(
    "intake.key-restored",
    what=Text("แถวนี้ไม่มีรหัส แต่ตรงกับ {key} จึงอ่านเป็นรายการเดิม", "This row has no key but is {key}, and was read as it"),
    why=Text("ชื่อเหมือนกันทุกตัวอักษร และรหัสนั้นไม่อยู่ในแถวอื่น", "The name is the same, and the key stands in no other row"),
    fix=Text("ถ้าเป็นรายการใหม่ ให้ตั้งชื่อให้ต่างแล้วส่งอีกครั้ง", "If it is a new one, give it another name and send it again"),
)
OWNER_UNKNOWN = ProblemKind(
    "intake.owner-unknown",
    what=Text("ไม่พบโครงการ “{text}” ในแฟ้มนี้", "There is no project “{text}” in this workbook"),
    why=Text("แถวของแผ่น “{sheet}” ต้องบอกว่าเป็นของโครงการใด", "Each row of “{sheet}” says to which project it belongs"),
    fix=Text("ใส่รหัสหรือชื่อโครงการตามแผ่น “โครงการ”", "Give the code or the name as on the sheet of projects"),
)
OWNER_CHANGED = ProblemKind(
    "intake.owner-changed",
    what=Text("{key} เป็นของโครงการ {before} แต่แถวนี้ใส่ {text}", "{key} belongs to {before}, but the row says {text}"),
    why=Text("มักเกิดจากการเรียงแถวเพียงบางคอลัมน์", "It happens when only some columns were sorted"),
    fix=Text(
        "ใส่โครงการเดิมคืน ถ้าจะย้ายให้ลบแถวนี้แล้วเพิ่มแถวใหม่",
        "Put the project back; to move it, drop this row and add a new one",
    ),
)
REQUIRED_EMPTY = ProblemKind(
    "intake.required-empty",
    what=Text("ช่อง “{column}” ว่าง", "“{column}” is empty"),
    why=Text("แถวนี้ใช้ไม่ได้ถ้าไม่มีค่านี้", "The row cannot be used without it"),
    fix=Text("กรอกช่องนี้ ถ้าไม่ทำแล้วให้เลือก “ลบแถวนี้”", "Fill it in, or choose “ลบแถวนี้” to drop the row"),
)
BUDGET_WRONG = ProblemKind(
    "intake.budget-wrong",
    what=Text("งบประมาณ {value} บันทึกไม่ได้", "A budget of {value} cannot be kept"),
    why=Text("งบประมาณเป็นบาท ไม่ติดลบ และมีสตางค์ไม่เกินสองหลัก", "It is baht, not negative, with at most two decimals"),
    fix=Text("พิมพ์เป็นบาท เช่น 12,500.25", "Type baht such as 12,500.25"),
)
QUARTERS_DIFFER = ProblemKind(
    "intake.quarters-differ",
    what=Text("สี่ไตรมาสรวมกันได้ {sum} แต่ช่องรวมทั้งปีเป็น {total}", "The quarters add up to {sum}, the year says {total}"),
    why=Text(
        "ต่างกัน {difference} บาท และไม่รู้ว่าช่องใดถูก", "They differ by {difference} baht, and which is right is not known"
    ),
    fix=Text(
        "แก้ไตรมาสหรือยอดรวมให้ตรงกัน หรือเว้นช่องรวมไว้ ระบบรวมให้",
        "Make them agree, or leave the sum empty: it is made from the quarters",
    ),
)
FORMULA_DIFFERS = ProblemKind(
    "intake.formula-differs",
    what=Text("วิธีคิด “{formula}” ได้ {product} แต่แถวรวมได้ {sum}", "“{formula}” makes {product}, the row has {sum}"),
    why=Text("จำนวนเงินต้องตรงกับวิธีคิดที่พิมพ์ไว้", "The money must be what its own arithmetic says"),
    fix=Text("แก้ตัวเลขในวิธีคิด หรือแก้จำนวนเงิน", "Mend the arithmetic, or the amounts"),
)
DATE_OUTSIDE = ProblemKind(
    "intake.date-outside",
    what=Text("{date} อยู่นอกปีงบประมาณ {year}", "{date} is outside fiscal year {year}"),
    why=Text("ปีงบประมาณ {year} คือ {first} ถึง {last}", "Fiscal year {year} runs from {first} to {last}"),
    fix=Text(
        "แก้วันหรือปี พ.ศ. งานของปีอื่นใส่ในแฟ้มของปีนั้น",
        "Mend the day or its year; work of another year goes into that year's workbook",
    ),
)
DATES_REVERSED = ProblemKind(
    "intake.dates-reversed",
    what=Text("วันสิ้นสุด {last} อยู่ก่อนวันเริ่ม {first}", "It ends on {last}, before it begins on {first}"),
    why=Text("งานสิ้นสุดก่อนเริ่มไม่ได้", "Work cannot end before it begins"),
    fix=Text("สลับหรือแก้วันทั้งสอง", "Mend the two days"),
)
NOT_IN_LIST = ProblemKind(
    "intake.not-in-list",
    what=Text("“{text}” ไม่มีในรายการของช่อง “{column}”", "“{text}” is not in the list of “{column}”"),
    why=Text("ช่องนี้รับเฉพาะสิ่งที่มีอยู่ในแผนหรือในแฟ้ม", "Only what the plan or this workbook has can stand here"),
    fix=Text("เลือกจากรายการในช่อง{near}", "Choose from the list of the cell{near}"),
)
TICK_UNKNOWN = ProblemKind(
    "intake.tick-unknown",
    what=Text("“{text}” ในช่องเดือน {column} ไม่ใช่เครื่องหมาย", "“{text}” under {column} is no mark"),
    why=Text("ช่องเดือนบอกเพียงว่ามีงานหรือไม่มี", "A month says only whether there is work"),
    fix=Text("ใส่ / ในเดือนที่มีงาน เว้นว่างเดือนที่ไม่มี", "Put / where there is work, and nothing where there is none"),
)
CONFLICT = ProblemKind(
    "intake.conflict",
    what=Text(
        "“{column}” มีสองค่า แฟ้มนี้ว่า “{came}” ในระบบเป็น “{stored}”",
        "“{column}” has two values: “{came}” here, “{stored}” in the system",
    ),
    why=Text(
        "ตอนส่งแฟ้มออกเป็น “{sent}” และแก้ทั้งสองฝ่าย ระบบไม่เลือกแทน",
        "It went out as “{sent}” and both sides changed it; nothing is chosen for you",
    ),
    fix=Text("เลือกค่าที่ถูกในหน้าตรวจทาน แล้วบันทึก", "Choose the right one on the page, then apply"),
)
ROW_MISSING = ProblemKind(
    "intake.row-missing",
    what=Text("{key} “{name}” ไม่มีในแฟ้มที่ส่งกลับ ข้อมูลเดิมยังอยู่", "{key} “{name}” did not come back; it stays as it is"),
    why=Text("แถวที่หายไปอาจลบโดยไม่ตั้งใจ จึงไม่ลบข้อมูลตาม", "A row may be deleted by accident, so nothing is removed"),
    fix=Text("ถ้าไม่ทำแล้ว ให้เลือก “ลบแถวนี้” ในแฟ้มใหม่", "To drop it, choose “ลบแถวนี้” in a new workbook"),
)
KEPT_MEANWHILE = ProblemKind(
    "intake.kept-meanwhile",
    what=Text(
        "“{column}” ของ {key} มีผู้แก้เป็น “{stored}” หลังส่งแฟ้มออก ค่านี้ยังอยู่",
        "“{column}” of {key} was since set to “{stored}”, and stays so",
    ),
    why=Text("แฟ้มนี้ยังมีค่าเดิม “{sent}” จึงไม่เขียนทับ", "This file has the old “{sent}”, which overwrites nothing"),
    fix=Text("ไม่ต้องทำอะไร ถ้าค่าใหม่ถูกแล้ว", "Nothing to do if the new value is right"),
)
SHEET_MISSING = ProblemKind(
    "intake.sheet-missing",
    what=Text("ไม่พบแผ่น “{sheet}” ข้อมูลเดิมของแผ่นนี้ยังอยู่", "There is no sheet “{sheet}”; what it held stays as it is"),
    why=Text("แผ่นถูกลบ หรือเปลี่ยนหัวตารางจนอ่านไม่ได้", "It was deleted, or its heads can no longer be read"),
    fix=Text("ไม่ต้องทำอะไร ถ้าไม่มีอะไรเปลี่ยนในแผ่นนี้", "Nothing to do if nothing changed in it"),
)
