"""Problems of the room plans."""

from patibat.problems import ProblemKind, Text

ADOPTION_NOTHING = ProblemKind(
    "plans.adoption-nothing",
    what=Text("แผน {plan} ยังไม่มีฉบับที่ประกาศใช้", "The plan {plan} has no version in force"),
    why=Text("หน่วยงานรับไปใช้ได้เฉพาะฉบับที่ประกาศใช้แล้ว", "An agency takes up a version that was adopted"),
    fix=Text("ประกาศใช้แผนก่อน แล้วจึงบันทึกการรับไปใช้", "Adopt the plan first, then record who takes it up"),
    status=409,
)
ADOPTION_INCOMPLETE = ProblemKind(
    "plans.adoption-incomplete",
    what=Text("ข้อมูลของหนังสือยังไม่ครบ", "The document is not fully described"),
    why=Text("การรับแผนไปใช้ต้องรู้ว่าใครลงนาม ในหนังสือฉบับใด", "An adoption is a document of a number, signed by somebody"),
    fix=Text("กรอกตามหนังสือของหน่วยงาน", "Fill it in from the agency's document"),
)
ADOPTION_DAY = ProblemKind(
    "plans.adoption-day",
    what=Text("หนังสือลงวันที่ {day} เป็นไปไม่ได้", "The document cannot be of {day}"),
    why=Text(
        "หนังสือต้องลงวันที่ไม่ช้ากว่าวันนี้ และไม่ก่อนวันประกาศใช้แผน ({adopted})",
        "It is of today at the latest, and not before the plan was adopted ({adopted})",
    ),
    fix=Text("ตรวจวันที่ในหนังสือ", "Check the date on the document"),
)
ADOPTION_FILE = ProblemKind(
    "plans.adoption-file",
    what=Text("แนบไฟล์ {name} ไม่ได้", "The file {name} cannot be attached"),
    why=Text(
        "ไฟล์ว่าง ใหญ่กว่า {megabytes} เมกะไบต์ มีแมโคร หรือเนื้อในไม่ใช่ PDF, JPG, PNG, Word หรือ Excel ตามนามสกุล",
        "It is empty, larger than {megabytes} megabytes, has macros, or is no PDF, JPG, PNG, Word or Excel as named",
    ),
    fix=Text("บันทึกเป็น PDF แล้วแนบอีกครั้ง หรือบันทึกโดยไม่แนบไฟล์", "Save it as PDF, or record it without a file"),
)
ADOPTION_REASON = ProblemKind(
    "plans.adoption-reason",
    what=Text("ยังไม่ได้บอกเหตุผลที่ถอน", "No reason was given"),
    why=Text("ร่องรอยต้องบอกได้ว่าเหตุใดการรับแผนไปใช้จึงหายไป", "The record has to say why an adoption is gone"),
    fix=Text("พิมพ์เหตุผลสั้น ๆ", "Write a short reason"),
)
