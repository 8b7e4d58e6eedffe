"""Problems of the room reports."""

from patibat.problems import ProblemKind, Text

REPORT_UNKNOWN = ProblemKind(
    "reports.unknown",
    what=Text("ไม่มีรายงานชื่อ “{name}”", "There is no report named “{name}”"),
    why=Text("รายงานที่มี: {names}", "Reports are: {names}"),
    fix=Text("เลือกชื่อจากรายการนี้", "Choose one of these names"),
    status=404,
)
FORMAT_UNKNOWN = ProblemKind(
    "reports.format",
    what=Text("พิมพ์เป็น “{format}” ไม่ได้", "The report cannot be made as “{format}”"),
    why=Text("รูปแบบที่มี: {formats}", "Formats are: {formats}"),
    fix=Text("เปลี่ยนนามสกุลไฟล์เป็นหนึ่งในนี้", "Use one of these file endings"),
)
NOTHING_TO_REPORT = ProblemKind(
    "reports.nothing",
    what=Text("ไม่พบ{what} “{code}”", "There is no {what} “{code}”"),
    why=Text("รหัสไม่ถูกต้อง หรือยังไม่เปิดเผย", "The code is wrong, or it is not public yet"),
    fix=Text("ดูรหัสจากหน้าแผนหรือหน้าตัวชี้วัด", "Look the code up on the page of the plan or indicator"),
    status=404,
)
ARGUMENT_MISSING = ProblemKind(
    "reports.argument",
    what=Text("รายงานนี้ต้องระบุ {argument}", "This report needs {argument}"),
    why=Text("รายงานหนึ่งฉบับเป็นของหนึ่งงวด", "A report is of one period"),
    fix=Text("เพิ่ม {argument} แล้วสั่งอีกครั้ง", "Add {argument} and ask again"),
)
