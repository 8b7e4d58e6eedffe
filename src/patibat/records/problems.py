"""Problems of the room records."""

from patibat.problems import ProblemKind, Text

FILE_MISSING = ProblemKind(
    "records.file-missing",
    what=Text("ไม่พบไฟล์ “{name}” ในที่เก็บ", "the file “{name}” is not in the store"),
    why=Text("ไฟล์ถูกย้ายหรือลบออกจากโฟลเดอร์ข้อมูล", "it was moved or deleted from the data folder"),
    fix=Text("แจ้งผู้ดูแลระบบให้กู้คืนจากสำเนาสำรอง", "ask the administrator to restore it from a backup"),
    status=410,
)
FILE_DAMAGED = ProblemKind(
    "records.file-damaged",
    what=Text("ไฟล์ “{name}” ไม่ตรงกับที่รับไว้", "the file “{name}” is not as it was received"),
    why=Text("เนื้อไฟล์เปลี่ยนไปหลังจากรับ ลายนิ้วมือจึงไม่ตรง", "its content has changed since, so its hash differs"),
    fix=Text("แจ้งผู้ดูแลระบบให้กู้คืนจากสำเนาสำรอง", "ask the administrator to restore it from a backup"),
    status=410,
)
FILE_NAME = ProblemKind(
    "records.file-name",
    what=Text("ไฟล์นี้ไม่มีชื่อที่อ่านได้", "the file has no readable name"),
    why=Text("ชื่อไฟล์ว่าง หรือมีแต่อักขระที่รับไม่ได้", "its name is empty, or holds only characters that cannot be taken"),
    fix=Text("ตั้งชื่อไฟล์ใหม่ แล้วส่งอีกครั้ง", "give the file a name and send it again"),
)
JOB_BROKE = ProblemKind(
    "records.job-broke",
    what=Text("งานนี้หยุดเพราะระบบขัดข้อง", "the work stopped: something went wrong on our side"),
    why=Text("เป็นความผิดพลาดของระบบ และบันทึกเหตุการณ์ไว้แล้ว", "it is our fault, and it has been noted"),
    fix=Text(
        "เริ่มงานใหม่อีกครั้ง หากยังเป็นอยู่ แจ้งผู้ดูแลระบบพร้อมเลขเหตุการณ์ {reference}",
        "start it again; if it goes on, tell the administrator the number {reference}",
    ),
    status=500,
)
JOB_LOST = ProblemKind(
    "records.job-lost",
    what=Text("งานนี้ค้าง เพราะตัวทำงานหยุดไปกลางคัน", "the work was left behind: its worker ended in the middle"),
    why=Text("เครื่องดับ หรือโปรแกรมถูกปิดระหว่างทำงาน", "the machine or the program was stopped while it ran"),
    fix=Text(
        "เริ่มงานใหม่อีกครั้ง สิ่งที่ยังทำไม่เสร็จไม่ได้บันทึกไว้ครึ่งทาง",
        "start it again; nothing was left half-written",
    ),
    status=500,
)
AUDIT_FORBIDDEN = ProblemKind(
    "records.audit-forbidden",
    what=Text("บัญชีของคุณดูร่องรอยไม่ได้", "your account may not read the audit"),
    why=Text("ร่องรอยเปิดให้ผู้ดูแลระบบและนักวิเคราะห์ของสำนักงาน", "it is open to the office's administrators and analysts"),
    fix=Text("ถ้าต้องใช้ในงาน ขอจากผู้ดูแลระบบของสำนักงาน", "ask the office's administrator if your work needs it"),
    status=403,
)
