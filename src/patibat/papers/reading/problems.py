"""Problems of documents that come in to be read."""

from patibat.problems import ProblemKind, Text

_SEND_WORD = Text(
    "เปิดในโปรแกรมเดิม แล้วบันทึกเป็น Word (.docx) ก่อนส่ง", "Open it in its own program and save it as Word (.docx)"
)
NOT_A_DOCUMENT = ProblemKind(
    "papers.not-a-document",
    what=Text("“{name}” ไม่ใช่เอกสารที่อ่านได้ แต่เป็น {kind}", "“{name}” is no document that can be read but {kind_en}"),
    why=Text(
        "ระบบอ่าน Word (.docx) Excel (.xlsx) PDF และข้อความ โดยดูจากเนื้อไฟล์ ไม่ใช่จากนามสกุล",
        "Word (.docx), Excel (.xlsx), PDF and text are read; the content decides, not the ending",
    ),
    fix=_SEND_WORD,
)
OLD_WORD = ProblemKind(
    "papers.old-word",
    what=Text("“{name}” เป็นเอกสาร Word รุ่นเก่า (.doc)", "“{name}” is a document of old Word (.doc)"),
    why=Text("รุ่นเก่าเก็บข้อความคนละแบบและอาจมีมาโคร", "It is stored in another way and may hold macros"),
    fix=Text(
        "เปิดใน Word หรือ LibreOffice เลือก บันทึกเป็น แล้วเลือกชนิด .docx",
        "Open it in Word or LibreOffice and save it as .docx",
    ),
)
HANGUL = ProblemKind(
    "papers.hangul",
    what=Text("“{name}” เป็นเอกสาร Hangul (.hwp)", "“{name}” is a Hangul document (.hwp)"),
    why=Text("เป็นรูปแบบของโปรแกรมเกาหลีที่ระบบไม่อ่าน", "It is the format of a Korean program, which is not read"),
    fix=_SEND_WORD,
)
DOCUMENT_PASSWORD = ProblemKind(
    "papers.document-password",
    what=Text("“{name}” ตั้งรหัสผ่านไว้", "“{name}” is protected by a password"),
    why=Text("ระบบเปิดเอกสารที่เข้ารหัสไม่ได้ และไม่ขอรหัสผ่านของคุณ", "It cannot be opened, and your password is not asked for"),
    fix=Text("เปิดเอกสาร เอารหัสผ่านออก บันทึก แล้วส่งใหม่", "Open it, remove the password, save it, and send it again"),
)
SCANNED_ONLY = ProblemKind(
    "papers.scanned-only",
    what=Text(
        "“{name}” มีแต่ภาพสแกน {pages} หน้า ไม่มีตัวอักษร", "“{name}” holds only scanned pictures, {pages} pages, no letters"
    ),
    why=Text("ภาพของตัวอักษรอ่านเป็นข้อความไม่ได้โดยไม่เดา", "Pictures of letters cannot be read without guessing"),
    fix=Text(
        "ขอไฟล์ Word ต้นฉบับจากผู้จัดทำ หรือใช้โปรแกรม OCR ทำเป็น PDF ที่เลือกข้อความได้ แล้วตรวจตัวสะกดก่อนส่ง",
        "Ask its author for the Word file, or make a PDF with selectable text by OCR and check its spelling first",
    ),
    status=422,
)
TOO_MANY_PAGES = ProblemKind(
    "papers.too-many-pages",
    what=Text("“{name}” มี {pages} หน้า มากเกินไป", "“{name}” has {pages} pages, which is too many"),
    why=Text("ระบบอ่านได้ครั้งละไม่เกิน {limit} หน้า", "At most {limit} pages are read at once"),
    fix=Text("แยกเฉพาะส่วนที่เป็นแผนออกมา แล้วส่งส่วนนั้น", "Take out the part that is the plan, and send that"),
    status=413,
)
DOCUMENT_TOO_LARGE = ProblemKind(
    "papers.document-too-large",
    what=Text("“{name}” ใหญ่เกินไป ({size})", "“{name}” is too large ({size})"),
    why=Text("ระบบรับได้ถึง {limit}", "Up to {limit} is read"),
    fix=Text("ย่อภาพในเอกสาร หรือแยกเฉพาะส่วนที่เป็นแผนแล้วส่ง", "Shrink its pictures, or send only the part that is the plan"),
    status=413,
)
DOCUMENT_TOO_COMPLEX = ProblemKind(
    "papers.document-too-complex",
    what=Text(
        "อ่าน “{name}” ไม่เสร็จ ใช้เวลาหรือหน่วยความจำมากผิดปกติ",
        "“{name}” needs far more time or memory than a document should",
    ),
    why=Text("เอกสารซับซ้อนมาก หรือถูกแก้ไขผิดรูป", "It is very complex, or malformed"),
    fix=Text(
        "คัดลอกข้อความไปวางในเอกสารใหม่ แล้วส่งเอกสารใหม่ หรือวางข้อความในช่องวางข้อความ",
        "Copy the text into a new document and send that, or paste the text",
    ),
    status=413,
)
DOCUMENT_DAMAGED = ProblemKind(
    "papers.document-damaged",
    what=Text("“{name}” เสียหรือมาไม่ครบ", "“{name}” is damaged or incomplete"),
    why=Text("อ่านโครงสร้างของเอกสารไม่ได้", "Its structure cannot be read"),
    fix=Text(
        "เปิดดูในเครื่องของคุณ ถ้าเปิดได้ให้บันทึกใหม่แล้วส่งอีกครั้ง", "Open it on your PC; if it opens, save it anew and send it"
    ),
)
DOCUMENT_UNSAFE = ProblemKind(
    "papers.document-unsafe",
    what=Text("“{name}” มีส่วนที่ไม่ปลอดภัย ({part})", "“{name}” holds an unsafe part ({part})"),
    why=Text("เอกสารปกติไม่มีส่วนแบบนี้", "No ordinary document has such a part"),
    fix=Text("คัดลอกข้อความไปวางในเอกสารใหม่ แล้วส่งเอกสารใหม่", "Copy the text into a new document, and send that one"),
)
