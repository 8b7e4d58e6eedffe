"""Problems of documents that come in."""

from patibat.problems import ProblemKind, Text

_CONTENT_DECIDES = Text("ระบบดูจากเนื้อไฟล์ ไม่ใช่จากนามสกุล", "The content of the file decides, not its ending")
_SAVE_AS_WORD = Text(
    "เปิดไฟล์ในโปรแกรมที่สร้าง แล้วบันทึกเป็น .docx หรือ PDF ก่อนส่ง",
    "Open it in the program that made it, save it as .docx or PDF, and send that",
)
EMPTY = ProblemKind(
    "papers.document-empty",
    what=Text("“{name}” เป็นไฟล์ว่าง", "“{name}” is empty"),
    why=Text("ไม่มีข้อความในไฟล์เลย", "There is no text in it"),
    fix=Text("เลือกไฟล์อีกครั้ง และดูว่าเปิดแล้วมีข้อความ", "Choose the file again, and see that it shows text when opened"),
)
NOT_READ = ProblemKind(
    "papers.document-kind",
    what=Text("“{name}” อ่านไม่ได้ เพราะเป็น{kind}", "“{name}” cannot be read: it is {kind_en}"),
    why=_CONTENT_DECIDES,
    fix=Text("ส่งเป็น Word (.docx), Excel (.xlsx), PDF หรือข้อความ", "Send Word (.docx), Excel (.xlsx), PDF or text"),
)
OLD_KIND = ProblemKind(
    "papers.document-old",
    what=Text("“{name}” เป็น{kind} ซึ่งระบบไม่อ่าน", "“{name}” is {kind_en}, which is not read"),
    why=_CONTENT_DECIDES,
    fix=_SAVE_AS_WORD,
)
PICTURE = ProblemKind(
    "papers.document-picture",
    what=Text("“{name}” เป็น{kind} ไม่มีตัวอักษรให้อ่าน", "“{name}” is {kind_en}; it has no letters to read"),
    why=Text("ภาพถ่ายหรือภาพสแกนเก็บแต่จุดสี", "A photograph or a scan holds only dots of colour"),
    fix=Text(
        "ขอไฟล์ Word จากผู้จัดทำ หรือแปลงภาพเป็นข้อความด้วยโปรแกรม OCR ก่อน",
        "Ask its authors for the Word file, or turn the picture into text with an OCR program first",
    ),
)
PASSWORD = ProblemKind(
    "papers.document-password",
    what=Text("“{name}” ตั้งรหัสผ่านไว้", "“{name}” is protected by a password"),
    why=Text("ระบบเปิดไฟล์ที่เข้ารหัสไม่ได้ และไม่ขอรหัสผ่านของคุณ", "It cannot be opened, and your password is not asked for"),
    fix=Text("เปิดไฟล์ เอารหัสผ่านออก บันทึก แล้วส่งใหม่", "Open it, take the password off, save it and send it again"),
)
MACROS = ProblemKind(
    "papers.document-macros",
    what=Text("“{name}” มีมาโคร", "“{name}” holds macros"),
    why=Text("มาโครเป็นโปรแกรมที่ทำงานในเครื่องผู้รับได้ จึงไม่รับ", "Macros are programs; they are not accepted"),
    fix=Text(
        "บันทึกเป็น .docx หรือ .xlsx (ไม่มีมาโคร) แล้วส่งใหม่", "Save it as .docx or .xlsx without macros and send it again"
    ),
)
DAMAGED = ProblemKind(
    "papers.document-damaged",
    what=Text("“{name}” เสียหรือมาไม่ครบ", "“{name}” is damaged or incomplete"),
    why=Text("อ่านโครงสร้างของไฟล์ไม่ได้", "Its structure cannot be read"),
    fix=Text(
        "เปิดดูในเครื่องของคุณ ถ้าเปิดได้ให้บันทึกใหม่แล้วส่งอีกครั้ง", "Open it on your PC; if it opens, save it anew and send it"
    ),
)
UNSAFE = ProblemKind(
    "papers.document-unsafe",
    what=Text("“{name}” มีส่วนที่ไม่ปลอดภัย ({part})", "“{name}” holds an unsafe part ({part})"),
    why=Text("เอกสารปกติไม่มีส่วนแบบนี้", "No ordinary document has such a part"),
    fix=Text(
        "คัดลอกเนื้อหาลงในเอกสารใหม่ บันทึก แล้วส่งไฟล์ใหม่นั้น", "Copy its content into a new document, save, and send that one"
    ),
)
TOO_LARGE = ProblemKind(
    "papers.document-too-large",
    what=Text("“{name}” ใหญ่เกินไป ({size})", "“{name}” is too large ({size})"),
    why=Text("ระบบรับได้ถึง {limit}", "Up to {limit} is read"),
    fix=Text("ลดขนาดภาพในเอกสาร หรือแบ่งเป็นหลายไฟล์", "Make its pictures smaller, or split it into several files"),
    status=413,
)
TOO_MANY_PAGES = ProblemKind(
    "papers.document-pages",
    what=Text("“{name}” มี {pages} หน้า", "“{name}” has {pages} pages"),
    why=Text("ระบบอ่านได้ถึง {limit} หน้า", "Up to {limit} pages are read"),
    fix=Text("แบ่งเป็นหลายไฟล์ แล้วส่งเฉพาะส่วนที่ต้องใช้", "Split it into several files, and send the part that is needed"),
    status=413,
)
TOO_SLOW = ProblemKind(
    "papers.document-too-slow",
    what=Text("อ่าน “{name}” ไม่เสร็จภายใน {seconds} วินาที", "“{name}” could not be read within {seconds} seconds"),
    why=Text("ไฟล์ซับซ้อนหรือเสียจนต้องใช้เวลามากผิดปกติ", "It needs far more time than a document should"),
    fix=Text("แบ่งเป็นหลายไฟล์ หรือบันทึกใหม่จากโปรแกรมที่สร้าง", "Split it, or save it anew from the program that made it"),
    status=413,
)
TOO_COMPLEX = ProblemKind(
    "papers.document-too-complex",
    what=Text("“{name}” ต้องใช้หน่วยความจำเกิน {limit}", "“{name}” needs more than {limit} of memory"),
    why=Text("ไฟล์ยาวหรือซับซ้อนมาก หรือถูกแก้ไขผิดรูป", "It is very long or complex, or malformed"),
    fix=Text("แบ่งเป็นหลายไฟล์ หรือคัดลอกเนื้อหาลงในเอกสารใหม่", "Split it, or copy its content into a new document"),
    status=413,
)
SCANNED_ONLY = ProblemKind(
    "papers.document-scanned",
    what=Text("“{name}” เป็นภาพสแกนทั้ง {pages} หน้า", "All {pages} pages of “{name}” are scanned pictures"),
    why=Text("ภาพสแกนไม่มีตัวอักษรให้อ่าน", "A scan has no letters to read"),
    fix=Text(
        "ขอไฟล์ Word จากผู้จัดทำ หรือทำ OCR ภาษาไทยก่อน แล้วตรวจคำก่อนส่ง",
        "Ask its authors for the Word file, or run Thai OCR on it first and check the words",
    ),
)
NOT_TEXT = ProblemKind(
    "papers.document-encoding",
    what=Text("อ่านตัวอักษรใน “{name}” ไม่ได้", "The letters of “{name}” cannot be read"),
    why=Text(
        "มีไบต์ที่ไม่ใช่ตัวอักษรของ UTF-8, UTF-16 หรือ TIS-620", "It holds bytes that are no letters of UTF-8, UTF-16 or TIS-620"
    ),
    fix=Text("เปิดไฟล์แล้วบันทึกใหม่เป็นข้อความ UTF-8", "Open it and save it again as UTF-8 text"),
)
