"""Problems of the web itself: what a visitor is told instead of a bare status."""

from __future__ import annotations

from patibat.problems import ProblemKind, Text

BAD_REQUEST = ProblemKind(
    "kit.bad-request",
    what=Text("ระบบอ่านคำขอนี้ไม่ได้", "this request could not be read"),
    why=Text("ที่อยู่หรือข้อมูลที่ส่งมาไม่อยู่ในรูปแบบที่หน้านี้รับ", "its address or its data are not in a form that this page takes"),
    fix=Text("กลับไปหน้าก่อน แล้วลองอีกครั้ง", "go back to the page before and try again"),
)
FORBIDDEN = ProblemKind(
    "kit.forbidden",
    what=Text("บัญชีนี้ไม่มีสิทธิ์ในหน้านี้", "this account may not use this page"),
    why=Text("หน้านี้เปิดให้เฉพาะผู้ที่ได้รับมอบหมาย", "the page is open only to those who were given the task"),
    fix=Text(
        "เข้าสู่ระบบด้วยบัญชีที่มีสิทธิ์ หรือขอสิทธิ์จากผู้ดูแลระบบของสำนักงาน",
        "sign in with an account that may, or ask the office's administrator for the right",
    ),
    status=403,
)
NOT_FOUND = ProblemKind(
    "kit.not-found",
    what=Text("ไม่พบหน้านี้", "this page was not found"),
    why=Text(
        "ที่อยู่อาจพิมพ์ผิด หรือหน้านี้ย้ายหรือยังไม่เผยแพร่", "the address may be mistyped, or the page has moved or is not published"
    ),
    fix=Text("ตรวจที่อยู่ หรือค้นหาจากช่องค้นหาด้านบน", "check the address, or use the search box above"),
    status=404,
)
TOO_LARGE = ProblemKind(
    "kit.too-large",
    what=Text("สิ่งที่ส่งมาใหญ่เกิน {megabytes} เมกะไบต์", "what was sent is larger than {megabytes} megabytes"),
    why=Text("ระบบรับได้ครั้งละไม่เกิน {megabytes} เมกะไบต์", "up to {megabytes} megabytes are taken at a time"),
    fix=Text("แบ่งส่งเป็นหลายครั้ง หรือย่อขนาดไฟล์และรูปภาพ", "send it in several parts, or make files and pictures smaller"),
    status=413,
)
FORM_EXPIRED = ProblemKind(
    "kit.form-expired",
    what=Text("ยังไม่ได้บันทึก เพราะแบบฟอร์มเปิดค้างไว้นานเกินไป", "nothing was saved: the form had been open for too long"),
    why=Text(
        "ระบบตรวจไม่ได้ว่าข้อมูลนี้ส่งมาจากหน้าของเราเอง จึงไม่รับไว้ก่อนเพื่อความปลอดภัย",
        "we could not make sure that this came from our own page, so for safety it was not taken",
    ),
    fix=Text(
        "ข้อมูลที่พิมพ์ไว้ยังอยู่ด้านล่าง ตรวจแล้วส่งอีกครั้ง หากยังไม่ได้ ให้เปิดคุกกี้ของเบราว์เซอร์",
        "what you typed is kept below: check it and send it again; if that fails, allow cookies in the browser",
    ),
    status=403,
)
SERVER_ERROR = ProblemKind(
    "kit.server-error",
    what=Text("ระบบขัดข้อง", "something went wrong on our side"),
    why=Text(
        "เป็นความผิดพลาดของระบบ ไม่ใช่ของท่าน และบันทึกเหตุการณ์ไว้แล้ว", "it is our fault, not yours, and it has been noted"
    ),
    fix=Text(
        "รอสักครู่แล้วลองอีกครั้ง หากยังเป็นอยู่ ให้แจ้งผู้ดูแลระบบพร้อมเลขเหตุการณ์ {reference}",
        "wait a moment and try again; if it goes on, tell the administrator the number {reference}",
    ),
    status=500,
)
DATE_TO_CONFIRM = ProblemKind(
    "kit.date-to-confirm",
    what=Text("“{text}” หมายถึง {meant} ใช่หรือไม่", "does “{text}” mean {meant}?"),
    why=Text("อ่านได้ แต่ไม่แน่ใจ จึงไม่เดาแทนท่าน", "it can be read, but not with certainty, and a date is never guessed"),
    fix=Text("ถ้าใช่ ให้พิมพ์ {meant}", "type {meant} if so"),
)
NUMBER_ABSENT = ProblemKind(
    "kit.number-absent",
    what=Text("“{text}” ไม่ใช่จำนวน", "“{text}” is not an amount"),
    why=Text("ช่องนี้ต้องเป็นตัวเลข ศูนย์ก็เป็นตัวเลข", "this field needs a number; zero is one"),
    fix=Text("พิมพ์ตัวเลข หรือเว้นว่างไว้ถ้าช่องนี้ไม่บังคับ", "type a number, or leave the field empty if it is optional"),
)
UNIT_DIFFERS = ProblemKind(
    "kit.unit-differs",
    what=Text("พิมพ์หน่วย “{typed}” แต่ช่องนี้นับเป็น {unit}", "the unit typed is “{typed}”, but this field counts in {unit}"),
    why=Text("จำนวนคนละหน่วยนำมาใช้แทนกันไม่ได้", "amounts in different units cannot stand for each other"),
    fix=Text("แปลงเป็น {unit} แล้วพิมพ์เฉพาะตัวเลข", "convert it to {unit} and type the number alone"),
)
OUT_OF_BOUNDS = ProblemKind(
    "kit.out-of-bounds",
    what=Text("{value} ไม่อยู่ในช่วงที่รับ ({bounds})", "{value} is outside the accepted range ({bounds})"),
    why=Text("ช่องนี้รับ {bounds}", "this field takes {bounds}"),
    fix=Text("ตรวจตัวเลขอีกครั้ง", "check the number again"),
)
FILE_KIND = ProblemKind(
    "kit.file-kind",
    what=Text("รับไฟล์ “{name}” ไม่ได้", "the file “{name}” cannot be taken"),
    why=Text("ช่องนี้รับไฟล์ชนิด {accepted}", "this field takes files of the kinds {accepted}"),
    fix=Text("บันทึกเป็น {accepted} แล้วเลือกไฟล์อีกครั้ง", "save it as {accepted} and choose it again"),
)
