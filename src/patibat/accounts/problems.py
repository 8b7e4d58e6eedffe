"""Problems of signing in and of keeping accounts."""

from patibat.problems import ProblemKind, Text

LOCKED_OUT = ProblemKind(
    "accounts.locked-out",
    what=Text("เข้าสู่ระบบด้วยชื่อนี้จากเครื่องนี้ยังไม่ได้", "this name cannot be used to sign in from here for now"),
    why=Text("ใส่รหัสผ่านไม่ถูกหลายครั้งติดกัน", "the password was wrong several times in a row"),
    fix=Text(
        "รอ {minutes} นาทีแล้วลองใหม่ หรือขอลิงก์ตั้งรหัสผ่านใหม่จากผู้ดูแลระบบของสำนักงาน",
        "wait {minutes} minutes and try again, or ask the office's administrator for a link to set a new password",
    ),
    status=429,
)
LINK_DEAD = ProblemKind(
    "accounts.link-dead",
    what=Text("ลิงก์ตั้งรหัสผ่านนี้ใช้ไม่ได้", "this password link cannot be used"),
    why=Text(
        "ลิงก์ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง และหมดผลเมื่อมีการออกลิงก์ใหม่ หรือพิมพ์ที่อยู่ไม่ครบ",
        "a link works once, within 24 hours, until a newer one is made; or its address is incomplete",
    ),
    fix=Text("ขอลิงก์ใหม่จากผู้ดูแลระบบของสำนักงาน", "ask the office's administrator for a new link"),
    status=410,
)
NAME_TAKEN = ProblemKind(
    "accounts.name-taken",
    what=Text("ชื่อผู้ใช้ “{username}” มีผู้ใช้แล้ว", "the user name “{username}” is taken"),
    why=Text("ชื่อผู้ใช้ซ้ำกันไม่ได้ แม้ต่างกันเพียงตัวพิมพ์เล็กใหญ่", "user names are unique, also without regard to case"),
    fix=Text("ใช้ชื่ออื่น เช่น เติมตัวเลขท้ายชื่อ", "take another name, for example with a number at its end"),
    status=409,
)
NAME_WRONG = ProblemKind(
    "accounts.name-wrong",
    what=Text("ชื่อผู้ใช้ “{username}” ใช้ไม่ได้", "“{username}” cannot be a user name"),
    why=Text(
        "ชื่อผู้ใช้มีได้เฉพาะตัวอักษร ตัวเลข และ @ . + - _ ไม่เกิน 150 ตัว",
        "a user name has letters, digits and @ . + - _ only, 150 at most",
    ),
    fix=Text("พิมพ์ใหม่โดยไม่เว้นวรรค", "type it again, without spaces"),
)
FULL_NAME_MISSING = ProblemKind(
    "accounts.full-name-missing",
    what=Text("ยังไม่ได้ใส่ชื่อและนามสกุล", "the full name is missing"),
    why=Text("ร่องรอยและหนังสือของสำนักงานต้องระบุชื่อผู้ทำ", "the audit and the office's papers name who did what"),
    fix=Text("พิมพ์ชื่อและนามสกุลของเจ้าของบัญชี", "type the full name of the account's owner"),
)
PASSWORD_WEAK = ProblemKind(
    "accounts.password-weak",
    what=Text("รหัสผ่านนี้ใช้ไม่ได้", "this password cannot be used"),
    why=Text("{reasons_th}", "{reasons_en}"),
    fix=Text("ตั้งรหัสผ่านที่ยาวและเดายากกว่านี้", "choose a password that is longer and harder to guess"),
)
USER_UNKNOWN = ProblemKind(
    "accounts.user-unknown",
    what=Text("ไม่พบผู้ใช้ “{username}”", "there is no user “{username}”"),
    why=Text("ชื่อผู้ใช้อาจพิมพ์ผิด", "the user name may be mistyped"),
    fix=Text("ตรวจชื่อในหน้ารายชื่อผู้ใช้", "check the name in the list of users"),
    status=404,
)
USER_DISABLED = ProblemKind(
    "accounts.user-disabled",
    what=Text("บัญชี “{username}” ปิดใช้งานแล้ว", "the account “{username}” is disabled"),
    why=Text("บัญชีที่ปิดแล้วตั้งรหัสผ่านใหม่ไม่ได้", "a disabled account gets no new password"),
    fix=Text("เปิดใช้งานบัญชีก่อน แล้วออกลิงก์ใหม่", "enable the account first, then make a new link"),
    status=409,
)
# Reasons of `accounts.password-weak`, by the code of Django's validator; Django has no Thai for them.
WEAK_REASONS: dict[str, Text] = {
    "password_too_short": Text("สั้นเกินไป ต้องมีอย่างน้อย {min_length} ตัว", "too short: {min_length} characters at least"),
    "password_too_common": Text("เป็นรหัสผ่านที่มีผู้ใช้กันมาก เดาง่าย", "one of the most common passwords, easy to guess"),
    "password_too_similar": Text("คล้ายชื่อผู้ใช้หรือชื่อของเจ้าของบัญชี", "too much like the user name or the owner's name"),
    "password_entirely_numeric": Text("มีแต่ตัวเลข", "nothing but digits"),
}
WEAK_OTHERWISE = Text("ไม่ผ่านเกณฑ์ของสำนักงาน", "it does not meet the office's rules")
