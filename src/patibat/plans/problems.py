"""What can be wrong with a plan, and how to mend it."""

from patibat.problems import ProblemKind, Text

EDIT_NOT_POSSIBLE = ProblemKind(
    "plans.edit-not-possible",
    what=Text("แก้ไขรายการนี้ไม่ได้", "this correction cannot be made"),
    why=Text("รายการ {key} อาจถูกย้าย รวม หรือลบไปแล้ว", "{key} may have been moved, merged or removed meanwhile"),
    fix=Text("เปิดหน้าตรวจทานใหม่ แล้วลองอีกครั้ง", "open the review page again and try once more"),
    status=409,
)
PLAN_NOT_READY = ProblemKind(
    "plans.not-ready",
    what=Text("ยังประกาศใช้แผนนี้ไม่ได้ มีข้อผิดพลาด {count} ข้อ", "this plan cannot be adopted yet: {count} errors"),
    why=Text(
        "ข้อผิดพลาดที่ยังไม่แก้และยังไม่ได้ตอบ เช่น {example}", "errors that are neither mended nor answered, such as: {example}"
    ),
    fix=Text(
        "แก้ในหน้าตรวจทาน หรือตอบว่า “ตั้งใจ เพราะ …” ทีละข้อ",
        "mend them on the review page, or answer each with “intended, because …”",
    ),
    status=409,
)
PLAN_YEARS_MISSING = ProblemKind(
    "plans.years-missing",
    what=Text("ไม่พบปีของแผน", "the plan's years were not found"),
    why=Text("แผนต้องมีปีเริ่มและปีสิ้นสุดเป็น พ.ศ.", "a plan needs its first and last year, Buddhist Era"),
    fix=Text("พิมพ์ปีเริ่มและปีสิ้นสุดที่หัวหน้าตรวจทาน", "type both years at the top of the review page"),
    status=409,
)
PLAN_CODE_TAKEN = ProblemKind(
    "plans.code-taken",
    what=Text("มีแผนรหัส {code} อยู่แล้ว", "there is a plan with the code {code} already"),
    why=Text("รหัสของแผนซ้ำกันไม่ได้", "codes of plans are unique"),
    fix=Text("เลือกเป็นฉบับใหม่ของแผนนั้น หรือใช้รหัสอื่น", "make it a new version of that plan, or choose another code"),
    status=409,
)
