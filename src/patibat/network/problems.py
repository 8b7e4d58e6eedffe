"""Problems of the room network."""

from patibat.problems import ProblemKind, Text

NOT_ALLOWED = ProblemKind(
    "network.not-allowed",
    what=Text("บัญชีของคุณทำสิ่งนี้ไม่ได้", "Your account may not do this"),
    why=Text(
        "สิทธิ์ขึ้นกับตำแหน่งที่คุณครองอยู่วันนี้ และหน่วยงานของตำแหน่งนั้น",
        "What one may do depends on the positions held today, and on their agencies",
    ),
    fix=Text(
        "ถ้าเป็นงานของคุณ ขอให้ผู้ดูแลระบบของสำนักงานบันทึกตำแหน่งหรือการรักษาราชการแทนให้ตรง",
        "If this is your work, ask the office's administrator to record your position or acting appointment",
    ),
    status=403,
)
ALREADY_SET_UP = ProblemKind(
    "network.already-set-up",
    what=Text("ระบบนี้ตั้งค่าไว้แล้ว", "this installation is already set up"),
    why=Text("มีสำนักงาน หน่วยงาน หรือผู้ใช้อยู่แล้ว", "there is an office, an agency or a user already"),
    fix=Text(
        "ถ้าลืมรหัสผ่าน ใช้คำสั่ง user reset ถ้าเป็นข้อมูลตัวอย่าง ลบด้วย sample --remove ก่อน",
        "for a forgotten password use `user reset`; remove sample data first with `sample --remove`",
    ),
    status=409,
)
AGENCY_CODE_TAKEN = ProblemKind(
    "network.agency-code-taken",
    what=Text("รหัสหน่วยงาน “{code}” มีใช้แล้ว", "the agency code “{code}” is taken"),
    why=Text("รหัสหน่วยงานซ้ำกันไม่ได้ทั้งระบบ", "codes of agencies are unique in the installation"),
    fix=Text("ใช้รหัสอื่น", "take another code"),
    status=409,
)
AGENCY_CODE_WRONG = ProblemKind(
    "network.agency-code-wrong",
    what=Text("รหัสหน่วยงาน “{code}” ใช้ไม่ได้", "“{code}” cannot be the code of an agency"),
    why=Text(
        "รหัสอยู่ในที่อยู่เว็บและในรหัสของตัวเลข จึงมีได้เฉพาะ a-z 0-9 และ - _ ไม่เกิน 50 ตัว",
        "it stands in web addresses and ids of figures: a-z, 0-9, - and _ only, 50 at most",
    ),
    fix=Text("พิมพ์ใหม่ เช่น area-1", "type it again, such as area-1"),
)
AGENCY_NAME_MISSING = ProblemKind(
    "network.agency-name-missing",
    what=Text("ยังไม่ได้ใส่ชื่อหน่วยงาน", "the name of the agency is missing"),
    why=Text("ทุกหน่วยงานต้องมีชื่อ", "every agency has a name"),
    fix=Text("พิมพ์ชื่อเต็มของหน่วยงาน", "type its full name"),
)
AGENCY_CIRCLE = ProblemKind(
    "network.agency-circle",
    what=Text("“{name}” รายงานต่อ “{parent}” ไม่ได้", "“{name}” cannot report to “{parent}”"),
    why=Text("หน่วยงานรายงานต่อตัวเอง หรือต่อหน่วยงานใต้ตัวเองไม่ได้", "an agency cannot report to itself or to one below it"),
    fix=Text("เลือกหน่วยงานอื่น", "choose another agency"),
)
RENAME_DATE = ProblemKind(
    "network.rename-date",
    what=Text("ใช้ชื่อใหม่ตั้งแต่วันนั้นไม่ได้", "the new name cannot begin on that day"),
    why=Text(
        "วันเริ่มใช้ชื่อใหม่ต้องไม่ใช่วันในอนาคต และต้องหลังวันเริ่มใช้ชื่อเดิม",
        "it must not lie in the future, and must be after the day on which the former name began",
    ),
    fix=Text("ตรวจวันที่จากประกาศเปลี่ยนชื่อ", "check the day in the announcement of the new name"),
)
RENAME_SAME = ProblemKind(
    "network.rename-same",
    what=Text("ชื่อใหม่เหมือนชื่อเดิม", "the new name is the same as the old one"),
    why=Text("ไม่มีอะไรเปลี่ยน จึงไม่บันทึก", "nothing would change, so nothing was written"),
    fix=Text("พิมพ์ชื่อใหม่ หรือยกเลิก", "type the new name, or leave it"),
)
POSITION_TAKEN = ProblemKind(
    "network.position-taken",
    what=Text("หน่วยงานนี้มีตำแหน่ง “{title}” แล้ว", "this agency already has the position “{title}”"),
    why=Text("ตำแหน่งเดียวกันบันทึกครั้งเดียว แล้วเพิ่มผู้ครองได้หลายคน", "a position is kept once and may have several holders"),
    fix=Text("เพิ่มผู้ครองตำแหน่งที่มีอยู่", "add a holder to the position that is there"),
    status=409,
)
DATES_REVERSED = ProblemKind(
    "network.dates-reversed",
    what=Text("วันสิ้นสุดมาก่อนวันเริ่ม", "the last day comes before the first"),
    why=Text("การครองตำแหน่งต้องมีอย่างน้อยหนึ่งวัน", "a position is held for at least one day"),
    fix=Text("ตรวจวันที่ในคำสั่ง", "check the days in the order"),
)
HOLDING_OVERLAPS = ProblemKind(
    "network.holding-overlaps",
    what=Text("“{person}” ครองตำแหน่งนี้อยู่แล้วในช่วงวันนั้น", "“{person}” already holds this position in those days"),
    why=Text("คนเดียวกันครองตำแหน่งเดียวกันซ้อนวันไม่ได้", "one person cannot hold one position twice on a day"),
    fix=Text("สิ้นสุดช่วงเดิมก่อน หรือแก้วันเริ่ม", "end the earlier holding first, or change the first day"),
    status=409,
)
ORDER_MISSING = ProblemKind(
    "network.order-missing",
    what=Text("ยังไม่ได้ใส่เลขที่คำสั่ง", "the number of the order is missing"),
    why=Text(
        "การรักษาราชการแทนและปฏิบัติราชการแทนต้องมีคำสั่งรองรับ",
        "acting and acting on behalf rest on an order",
    ),
    fix=Text("ใส่เลขที่คำสั่ง เช่น 12/2569", "type the order's number, such as 12/2569"),
)
USER_INACTIVE = ProblemKind(
    "network.user-inactive",
    what=Text("บัญชีของ “{person}” ปิดใช้งานแล้ว", "the account of “{person}” is disabled"),
    why=Text("บัญชีที่ปิดแล้วครองตำแหน่งใหม่ไม่ได้", "a disabled account takes no new position"),
    fix=Text("เปิดใช้งานบัญชีก่อน", "enable the account first"),
    status=409,
)
LAST_ADMINISTRATOR = ProblemKind(
    "network.last-administrator",
    what=Text("ทำไม่ได้ เพราะจะไม่เหลือผู้ดูแลระบบ", "this would leave no administrator"),
    why=Text("ต้องมีผู้ดูแลระบบที่ใช้งานได้อย่างน้อยหนึ่งคนเสมอ", "there is always at least one active administrator"),
    fix=Text("ให้ผู้อื่นครองตำแหน่งผู้ดูแลระบบก่อน", "let somebody else hold the administrator's position first"),
    status=409,
)
NOT_ONESELF = ProblemKind(
    "network.not-oneself",
    what=Text("ปิดบัญชีของตัวเองไม่ได้", "one cannot disable one's own account"),
    why=Text("คุณจะออกจากระบบทันทีและกลับเข้ามาแก้ไม่ได้", "you would be signed out at once and could not mend it"),
    fix=Text("ให้ผู้ดูแลระบบอีกคนทำให้", "let another administrator do it"),
    status=409,
)
