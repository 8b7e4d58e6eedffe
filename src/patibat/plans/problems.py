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
    what=Text("ยังประกาศใช้แผนนี้ไม่ได้ มีข้อที่ต้องแก้ {count} ข้อ", "this plan cannot be adopted yet: {count} errors"),
    why=Text("ยังไม่ได้แก้และยังไม่ได้ตอบ: {findings}", "neither mended nor answered: {findings}"),
    fix=Text(
        "แก้ หรือตอบว่า “ตั้งใจ เพราะ …” ทีละข้อ ในหน้าตรวจทาน {page}",
        "mend them, or answer each with “intended, because …”, on the review page {page}",
    ),
    status=409,
)
PLAN_WARNINGS_UNSEEN = ProblemKind(
    "plans.warnings-unseen",
    what=Text("มีข้อที่ควรแก้ {count} ข้อ ยังไม่ได้ยืนยันว่าดูแล้ว", "{count} warnings have not been confirmed as seen"),
    why=Text(
        "ข้อที่ควรแก้ไม่ห้ามการประกาศใช้ แต่ต้องมีคนเห็นก่อน",
        "warnings do not stop an adoption, but somebody has to see them first",
    ),
    fix=Text(
        "ดูในหน้าตรวจทาน {page} แล้วยืนยันว่าดูแล้ว",
        "look at them on the review page {page}, then confirm that you have seen them",
    ),
    status=409,
)
FINDING_REASON = ProblemKind(
    "plans.finding-reason",
    what=Text("ยังไม่ได้บอกเหตุผล", "no reason was given"),
    why=Text("ข้อที่ตั้งใจให้เป็นเช่นนั้นต้องบอกคนอื่นได้ว่าเพราะอะไร", "what stays as it is on purpose has to tell others why"),
    fix=Text("พิมพ์เหตุผลสั้น ๆ หลังคำว่า “ตั้งใจ เพราะ”", "write a short reason after “intended, because”"),
)
FINDING_GONE = ProblemKind(
    "plans.finding-gone",
    what=Text("ไม่พบข้อนี้ในผลตรวจแล้ว", "this finding is no longer there"),
    why=Text("แผนอาจถูกแก้ไขหลังจากเปิดหน้านี้", "the plan may have changed since the page was opened"),
    fix=Text("เปิดผลตรวจใหม่ แล้วดูข้อที่เหลือ", "open the findings again and look at what is left"),
    status=409,
)
ANSWER_GONE = ProblemKind(
    "plans.answer-gone",
    what=Text("ไม่มีคำตอบนี้แล้ว", "this answer is no longer there"),
    why=Text("อาจมีคนถอนคำตอบไปก่อน", "somebody may have taken it back before"),
    fix=Text("เปิดผลตรวจใหม่", "open the findings again"),
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
OFFICE_MISSING = ProblemKind(
    "plans.office-missing",
    what=Text("ยังนำแผนระดับบนเข้าระบบไม่ได้", "the upper plans cannot be loaded yet"),
    why=Text(
        "แผนระดับบนเก็บไว้กับสำนักงาน แต่ระบบนี้ยังไม่ได้ตั้งค่าสำนักงาน", "they are kept by the office, and no office is set up"
    ),
    fix=Text("ตั้งค่าสำนักงานก่อน แล้วทำอีกครั้ง", "set up the office first, then try again"),
    status=409,
)
UPPER_CODE_TAKEN = ProblemKind(
    "plans.upper-code-taken",
    what=Text("รหัสแผน “{code}” มีแผนของหน่วยงานใช้อยู่", "the plan code “{code}” belongs to an agency's own plan"),
    why=Text("แผนระดับบนที่มากับระบบใช้รหัสนี้", "an upper plan that comes with the product has this code"),
    fix=Text("เปลี่ยนรหัสแผนของหน่วยงาน แล้วนำเข้าอีกครั้ง", "change the code of the agency's plan, then load again"),
    status=409,
)
NODE_UNKNOWN = ProblemKind(
    "plans.node-unknown",
    what=Text("ไม่พบข้อ “{key}” ในแผน {plan}", "there is no point “{key}” in the plan {plan}"),
    why=Text("แผนอาจมีฉบับใหม่ หรือข้อนี้ถูกตัดออกแล้ว", "the plan may have a new version, or the point was taken out"),
    fix=Text("เปิดหน้าแผนใหม่ แล้วเลือกจากรายการ", "open the page of the plan again and choose from the list"),
    status=404,
)
LINK_TARGET = ProblemKind(
    "plans.link-target",
    what=Text("ไม่รู้ว่าจะเชื่อมโยงถึงข้อใด", "it is not known which point to link to"),
    why=Text(
        "ข้อที่เลือกไม่อยู่ในแผนระดับบนของช่วงปีนี้ หรือหน้าเปิดค้างไว้ก่อนมีการแก้ไข",
        "the point chosen is in no plan above of these years, or the page was open since before a change",
    ),
    fix=Text("เปิดหน้าความสอดคล้องของแผนใหม่ แล้วเลือกอีกครั้ง", "open the page of the plan's links again and choose once more"),
)
LINK_EXISTS = ProblemKind(
    "plans.link-exists",
    what=Text("สองข้อนี้เชื่อมโยงกันแบบนี้อยู่แล้ว", "these two points are linked in this way already"),
    why=Text("ความเชื่อมโยงเดียวกันเก็บครั้งเดียว", "the same link is kept once"),
    fix=Text("แก้ไขความเชื่อมโยงเดิม หรือเลือกความสัมพันธ์แบบอื่น", "change the link that is there, or choose another kind"),
    status=409,
)
LINK_TO_ITSELF = ProblemKind(
    "plans.link-to-itself",
    what=Text("ข้อหนึ่งเชื่อมโยงกับตัวเองไม่ได้", "a point cannot be linked to itself"),
    why=Text("ความสอดคล้องบอกว่าข้อนี้สนองข้ออื่นข้อใด", "a link says which other point this one serves"),
    fix=Text("เลือกข้อของแผนอื่น", "choose a point of another plan"),
)
NODE_TEXT_MISSING = ProblemKind(
    "plans.node-text-missing",
    what=Text("ยังไม่ได้ใส่ข้อความของข้อนี้", "the text of the point is missing"),
    why=Text("ทุกข้อในแผนต้องมีข้อความ", "every point of a plan has a text"),
    fix=Text("คัดข้อความจากฉบับทางการ", "copy the text from the official document"),
)
NOT_AN_UPPER_PLAN = ProblemKind(
    "plans.not-an-upper-plan",
    what=Text("แผน {plan} แก้ไขที่นี่ไม่ได้", "the plan {plan} cannot be edited here"),
    why=Text(
        "หน้านี้แก้ได้เฉพาะข้อความของแผนระดับบนนอกจังหวัด", "only texts of plans from outside the province are edited here"
    ),
    fix=Text("นำเข้าแผนของหน่วยงานเป็นฉบับใหม่แทน", "load a new version of the agency's plan instead"),
)
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
