"""Problems of files that come in as workbooks."""

from patibat.problems import ProblemKind, Text

_SEND_XLSX = Text(
    "เปิดไฟล์ใน Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx ก่อนส่ง", "Open it in Excel or LibreOffice and save it as .xlsx"
)
NOT_A_WORKBOOK = ProblemKind(
    "papers.not-a-workbook",
    what=Text("“{name}” ไม่ใช่แฟ้ม Excel แต่เป็น {kind}", "“{name}” is no Excel workbook but {kind_en}"),
    why=Text("ระบบดูจากเนื้อไฟล์ ไม่ใช่จากนามสกุล", "The content of the file decides, not its ending"),
    fix=Text("เลือกแฟ้ม .xlsx ที่ดาวน์โหลดจากระบบ แล้วกรอกในแฟ้มนั้น", "Choose the .xlsx workbook that you downloaded here"),
)
EMPTY_FILE = ProblemKind(
    "papers.empty-file",
    what=Text("“{name}” เป็นไฟล์ว่าง", "“{name}” is empty"),
    why=Text("ไม่มีข้อมูลในไฟล์เลย การส่งอาจถูกตัดกลางทาง", "It holds nothing; the transfer may have been cut"),
    fix=Text("ส่งไฟล์อีกครั้ง", "Send the file again"),
)
OLD_EXCEL = ProblemKind(
    "papers.old-excel",
    what=Text("“{name}” เป็นแฟ้ม Excel รุ่นเก่า (.xls)", "“{name}” is a workbook of old Excel (.xls)"),
    why=Text("รุ่นเก่าเก็บข้อมูลคนละแบบและอาจมีมาโคร", "It is stored in another way and may hold macros"),
    fix=_SEND_XLSX,
)
OTHER_SPREADSHEET = ProblemKind(
    "papers.other-spreadsheet",
    what=Text("“{name}” เป็นแฟ้มตารางชนิดอื่น ({kind})", "“{name}” is a spreadsheet of another kind ({kind_en})"),
    why=Text("ระบบรับเฉพาะ .xlsx", "Only .xlsx is read"),
    fix=_SEND_XLSX,
)
HAS_PASSWORD = ProblemKind(
    "papers.password",
    what=Text("“{name}” ตั้งรหัสผ่านไว้", "“{name}” is protected by a password"),
    why=Text("ระบบเปิดแฟ้มที่เข้ารหัสไม่ได้ และไม่ขอรหัสผ่านของคุณ", "It cannot be opened, and your password is not asked for"),
    fix=Text(
        "เปิดแฟ้ม เลือก ไฟล์ > ข้อมูล > ป้องกันสมุดงาน > ลบรหัสผ่าน แล้วบันทึกและส่งใหม่",
        "Open it, File > Info > Protect Workbook > remove the password, save, and send it again",
    ),
)
HAS_MACROS = ProblemKind(
    "papers.macros",
    what=Text("“{name}” มีมาโคร", "“{name}” holds macros"),
    why=Text("มาโครเป็นโปรแกรมที่ทำงานในเครื่องผู้รับได้ จึงไม่รับ", "Macros are programs; they are not accepted"),
    fix=Text("บันทึกเป็น .xlsx (ไม่มีมาโคร) แล้วส่งใหม่", "Save it as .xlsx without macros and send it again"),
)
DAMAGED = ProblemKind(
    "papers.damaged",
    what=Text("“{name}” เสียหรือมาไม่ครบ", "“{name}” is damaged or incomplete"),
    why=Text("อ่านโครงสร้างของแฟ้มไม่ได้", "Its structure cannot be read"),
    fix=Text(
        "เปิดดูในเครื่องของคุณ ถ้าเปิดได้ให้บันทึกใหม่แล้วส่งอีกครั้ง", "Open it on your PC; if it opens, save it anew and send it"
    ),
)
UNSAFE = ProblemKind(
    "papers.unsafe",
    what=Text("“{name}” มีส่วนที่ไม่ปลอดภัย ({part})", "“{name}” holds an unsafe part ({part})"),
    why=Text("แฟ้มงานปกติไม่มีส่วนแบบนี้", "No ordinary workbook has such a part"),
    fix=Text(
        "คัดลอกตัวเลขลงในแฟ้มที่ดาวน์โหลดใหม่จากระบบ แล้วส่งแฟ้มใหม่นั้น",
        "Copy the numbers into a workbook newly downloaded here, and send that one",
    ),
)
TOO_LARGE = ProblemKind(
    "papers.too-large",
    what=Text("“{name}” ใหญ่เกินไป ({size})", "“{name}” is too large ({size})"),
    why=Text("ระบบรับได้ถึง {limit}", "Up to {limit} is read"),
    fix=Text(
        "ลบแผ่นงาน แถว และคอลัมน์ที่ไม่ใช้ หรือแบ่งเป็นหลายแฟ้ม", "Delete sheets, rows and columns that are not used, or split it"
    ),
    status=413,
)
TOO_SLOW = ProblemKind(
    "papers.too-slow",
    what=Text("อ่าน “{name}” ไม่เสร็จภายใน {seconds} วินาที", "“{name}” could not be read within {seconds} seconds"),
    why=Text(
        "แฟ้มซับซ้อนหรือเสียจนต้องใช้หน่วยความจำหรือเวลามากผิดปกติ", "It needs far more time or memory than a workbook should"
    ),
    fix=Text("คัดลอกข้อมูลลงในแฟ้มใหม่ที่ดาวน์โหลดจากระบบ", "Copy the data into a workbook newly downloaded here"),
)
FAR_CELL = ProblemKind(
    "papers.far-cell",
    what=Text("“{name}” มีข้อมูลไกลถึงช่อง {cell}", "“{name}” has something as far out as {cell}"),
    why=Text("ระบบอ่านได้ถึง {rows} แถว และ {cells} ช่อง", "Up to {rows} rows and {cells} cells are read"),
    fix=Text(
        "กด Ctrl+End เพื่อดูช่องสุดท้าย ลบแถวและคอลัมน์ที่ไม่ใช้ บันทึก แล้วส่งใหม่",
        "Press Ctrl+End to see the last cell, delete rows and columns that are not used, save, and send it again",
    ),
    status=413,
)
TOO_COMPLEX = ProblemKind(
    "papers.too-complex",
    what=Text("“{name}” ต้องใช้หน่วยความจำมากกว่าที่แฟ้มงานควรใช้", "“{name}” needs more memory than a workbook should"),
    why=Text(
        "มีช่องที่อยู่ไกลมาก ข้อความยาวมาก หรือแฟ้มถูกแก้ไขผิดรูป", "A cell is far out, a text is very long, or it is malformed"
    ),
    fix=Text(
        "คัดลอกเฉพาะตารางลงในแฟ้มใหม่ที่ดาวน์โหลดจากระบบ แล้วส่งแฟ้มใหม่นั้น",
        "Copy only the table into a workbook newly downloaded here, and send that one",
    ),
    status=413,
)
NOT_MARKED = ProblemKind(
    "papers.not-marked",
    what=Text("เขียนผลการตรวจลงใน “{name}” ไม่ได้", "The answer could not be written into “{name}”"),
    why=Text("แฟ้มใหญ่หรือซับซ้อนเกินกว่าจะเขียนกลับ", "It is too large or too complex to be written back"),
    fix=Text(
        "ดูผลการตรวจในระบบแทน แล้วแก้ในแฟ้มที่ดาวน์โหลดใหม่",
        "Look at the answer on the page instead, and mend it in a newly downloaded workbook",
    ),
    status=422,
)
CSV_NOT_TEXT = ProblemKind(
    "papers.csv-not-text",
    what=Text("“{name}” ไม่ใช่ไฟล์ข้อความที่อ่านได้", "“{name}” is no text that can be read"),
    why=Text(
        "มีไบต์ที่ไม่ใช่ตัวอักษรของ UTF-8, UTF-16 หรือ TIS-620", "It holds bytes that are no letters of UTF-8, UTF-16 or TIS-620"
    ),
    fix=Text("เปิดไฟล์แล้วบันทึกใหม่เป็น CSV UTF-8", "Open it and save it again as CSV UTF-8"),
)
CSV_LINE_BROKEN = ProblemKind(
    "papers.csv-line-broken",
    what=Text("อ่านตัวอักษรในบรรทัดที่ {line} ไม่ได้", "The letters of line {line} cannot be read"),
    why=Text("บรรทัดนี้ใช้รหัสอักขระต่างจากบรรทัดอื่น หรือขาดหาย", "It is in another encoding than the other lines, or cut off"),
    fix=Text("พิมพ์บรรทัดนี้ใหม่ แล้วบันทึกเป็น CSV UTF-8", "Type this line anew and save as CSV UTF-8"),
)
CSV_GRAMMAR = ProblemKind(
    "papers.csv-grammar",
    what=Text("ตารางในไฟล์ผิดรูปที่บรรทัด {line}", "The table is malformed at line {line}"),
    why=Text(
        "เครื่องหมายคำพูดเปิดแล้วไม่ปิด หรือข้อความในช่องยาวเกินไป", "A quotation mark is left open, or a cell is far too long"
    ),
    fix=Text("แก้บรรทัดนั้นให้ถูก หรือส่งเป็นแฟ้ม .xlsx", "Mend that line, or send an .xlsx workbook"),
)
COLUMN_MISSING = ProblemKind(
    "papers.column-missing",
    what=Text("ไม่พบคอลัมน์ “{column}”", "The column “{column}” is missing"),
    why=Text("หัวตารางในแถวที่ {row} ต้องมีคอลัมน์นี้ แม้จะย้ายที่ได้", "The head in row {row} must have it, wherever it stands"),
    fix=Text("พิมพ์หัวคอลัมน์กลับมา หรือใช้แฟ้มใหม่จากระบบ", "Put the head back, or use a new workbook from here"),
)
COLUMN_TWICE = ProblemKind(
    "papers.column-twice",
    what=Text("มีคอลัมน์ “{column}” สองที่ คือ {cells}", "The column “{column}” stands twice, in {cells}"),
    why=Text("ไม่รู้ว่าจะใช้คอลัมน์ใด", "Which one holds is not known"),
    fix=Text("ลบหรือเปลี่ยนชื่อคอลัมน์ที่ไม่ใช้", "Delete or rename the one that is not used"),
)
HEADER_MISSING = ProblemKind(
    "papers.header-missing",
    what=Text("ไม่พบหัวตารางในแผ่นงาน “{sheet}”", "No table head was found in the sheet “{sheet}”"),
    why=Text("มองหาหัวคอลัมน์ {columns} ใน {rows} แถวแรก", "The heads {columns} were looked for in the first {rows} rows"),
    fix=Text("ใช้แฟ้มที่ดาวน์โหลดจากระบบ หรือพิมพ์หัวตารางกลับมา", "Use the workbook downloaded here, or put the head back"),
)
