"""What can be wrong with a year, a number, a date or a text, and how to mend it."""

from __future__ import annotations

from typing import Final

from patibat.problems import ProblemKind, Text

YEAR_OUT_OF_RANGE: Final = ProblemKind(
    "thai.year-out-of-range",
    what=Text("ปี พ.ศ. {year} อยู่นอกช่วงที่ระบบรับ", "the Buddhist-Era year {year} is outside the accepted range"),
    why=Text("ระบบรับปี พ.ศ. 2401 ถึง 2699", "years from B.E. 2401 to 2699 are accepted"),
    fix=Text("ตรวจปีอีกครั้ง แล้วพิมพ์เป็น พ.ศ. สี่หลัก เช่น 2566", "check the year and type four digits in B.E., such as 2566"),
)
YEAR_LOOKS_CHRISTIAN: Final = ProblemKind(
    "thai.year-looks-christian",
    what=Text("ปี {year} เป็น ค.ศ. หรือไม่ ถ้าใช่คือ พ.ศ. {be}", "is the year {year} a C.E. year? If so, it is B.E. {be}"),
    why=Text("ช่องนี้รับปี พ.ศ. และระบบไม่เดาปีแทนท่าน", "this place takes B.E. years, and a year is never guessed"),
    fix=Text("ถ้าหมายถึงปีนั้น ให้พิมพ์ {be}", "type {be} if that is the year you mean"),
)
QUARTER_OUT_OF_RANGE: Final = ProblemKind(
    "thai.quarter-out-of-range",
    what=Text("ไม่มีไตรมาส {number}", "there is no quarter {number}"),
    why=Text("ปีงบประมาณมีไตรมาส 1 ถึง 4", "a fiscal year has quarters 1 to 4"),
    fix=Text("พิมพ์ไตรมาส 1, 2, 3 หรือ 4", "type quarter 1, 2, 3 or 4"),
)
PERIOD_NOT_UNDERSTOOD: Final = ProblemKind(
    "thai.period-not-understood",
    what=Text("อ่านช่วงเวลา “{text}” ไม่ออก", "“{text}” is not a period we can read"),
    why=Text(
        "ช่วงเวลาคือปีงบประมาณ ไตรมาส หรือปีการศึกษา พร้อมปี พ.ศ. สี่หลัก",
        "a period is a fiscal year, a quarter or an academic year, with a four-digit B.E. year",
    ),
    fix=Text("พิมพ์เช่น 2566, FY2566Q2 หรือ AY2563", "type for example 2566, FY2566Q2 or AY2563"),
)

_NUMBER_FIX: Final = Text("พิมพ์เฉพาะตัวเลข เช่น 1,234.50", "type the number alone, such as 1,234.50")

NOT_A_NUMBER: Final = ProblemKind(
    "thai.not-a-number",
    what=Text("“{text}” ไม่ใช่ตัวเลขที่อ่านได้", "“{text}” is not a number we can read"),
    why=Text("ช่องนี้รับตัวเลขหนึ่งจำนวน", "this place takes one number"),
    fix=_NUMBER_FIX,
)
TWO_NUMBERS: Final = ProblemKind(
    "thai.two-numbers",
    what=Text("“{text}” มีตัวเลขมากกว่าหนึ่งจำนวน", "“{text}” holds more than one number"),
    why=Text(
        "ช่องนี้รับตัวเลขหนึ่งจำนวน และเว้นวรรคไม่ใช่เครื่องหมายคั่นหลักพัน",
        "this place takes one number, and a space does not part thousands",
    ),
    fix=_NUMBER_FIX,
)
THOUSANDS_GROUPS: Final = ProblemKind(
    "thai.thousands-groups",
    what=Text("จุลภาคใน “{text}” ไม่ได้คั่นทุกสามหลัก", "the commas of “{text}” do not part it by three digits"),
    why=Text(
        "จุลภาคคั่นหลักพัน จุดคั่นทศนิยม จึงไม่รู้ว่าหมายถึงจำนวนใด",
        "a comma parts thousands and a point parts decimals, so the number meant is unknown",
    ),
    fix=_NUMBER_FIX,
)
NUMBER_TOO_LONG: Final = ProblemKind(
    "thai.number-too-long",
    what=Text("“{text}” ยาวเกินไป", "“{text}” is too long"),
    why=Text(
        "รับไม่เกิน 15 หลักหน้าจุดและ 15 หลักหลังจุด เพราะโปรแกรมตารางเก็บได้แม่นยำเท่านั้น",
        "15 digits before and 15 after the point are accepted: spreadsheets are exact up to that",
    ),
    fix=Text("ตรวจว่าพิมพ์ตัวเลขติดกันหรือไม่", "check whether two numbers ran together"),
)
NUMBER_NOT_FINITE: Final = ProblemKind(
    "thai.number-not-finite",
    what=Text("“{text}” ไม่ใช่จำนวนที่นับได้", "“{text}” is not a finite number"),
    why=Text("มักเกิดจากสูตรที่หารด้วยศูนย์หรืออ้างช่องว่าง", "it often comes from a formula that divides by zero"),
    fix=Text("แก้สูตร หรือพิมพ์ตัวเลขแทนสูตร", "mend the formula, or type the number in its place"),
)
SPREADSHEET_ERROR: Final = ProblemKind(
    "thai.spreadsheet-error",
    what=Text("ช่องนี้เป็นข้อผิดพลาดของสูตร “{text}”", "this cell is a formula error, “{text}”"),
    why=Text("โปรแกรมตารางคำนวณช่องนี้ไม่ได้", "the spreadsheet could not work it out"),
    fix=Text("แก้สูตร หรือพิมพ์ตัวเลขแทนสูตร", "mend the formula, or type the number in its place"),
)
LEADING_ZERO: Final = ProblemKind(
    "thai.leading-zero",
    what=Text("“{text}” ขึ้นต้นด้วยศูนย์", "“{text}” begins with a zero"),
    why=Text("ดูเป็นรหัสหรือหมายเลขโทรศัพท์ ไม่ใช่จำนวน", "it looks like a code or a telephone number, not a quantity"),
    fix=Text("ถ้าเป็นจำนวน ให้พิมพ์โดยไม่มีศูนย์นำหน้า", "if it is a quantity, type it without the leading zero"),
)
SCALED_UNIT: Final = ProblemKind(
    "thai.scaled-unit",
    what=Text("“{text}” มีหน่วย “{unit}”", "“{text}” carries the unit “{unit}”"),
    why=Text("ระบบไม่คูณแทนท่าน เพราะอาจซ้ำกับหน่วยของหัวตาราง", "nothing is multiplied: the heading may say it already"),
    fix=Text("พิมพ์จำนวนเต็มเป็นหน่วยเดี่ยว เช่น 12,500,000", "type the whole number in single units, such as 12,500,000"),
)
NONE_IS_UNCLEAR: Final = ProblemKind(
    "thai.none-is-unclear",
    what=Text("“{text}” หมายถึงศูนย์หรือไม่มีข้อมูล", "does “{text}” mean zero, or no data?"),
    why=Text("ศูนย์กับไม่มีข้อมูลเป็นคนละเรื่อง ระบบไม่เดา", "zero and no data are different, and are never guessed"),
    fix=Text("พิมพ์ 0 ถ้าเป็นศูนย์ หรือพิมพ์ ไม่มีข้อมูล", "type 0 for zero, or ไม่มีข้อมูล for no data"),
)
AMOUNT_TOO_LARGE: Final = ProblemKind(
    "thai.amount-too-large",
    what=Text("จำนวนเงิน {amount} เขียนเป็นตัวอักษรไม่ได้", "the amount {amount} cannot be written in words"),
    why=Text("เขียนได้ถึงหลัก 18", "amounts of up to 18 digits can be written"),
    fix=Text("ตรวจจำนวนเงินอีกครั้ง", "check the amount"),
)

_DATE_FIX: Final = Text("พิมพ์เช่น 1 ต.ค. 2562 หรือ 1/10/2562", "type for example 1 ต.ค. 2562 or 1/10/2562 (B.E.)")

DATE_EMPTY: Final = ProblemKind(
    "thai.date-empty",
    what=Text("ไม่มีวันที่", "there is no date"),
    why=Text("ช่องนี้ว่าง", "this place is empty"),
    fix=_DATE_FIX,
)
DATE_NOT_UNDERSTOOD: Final = ProblemKind(
    "thai.date-not-understood",
    what=Text("อ่านวันที่ “{text}” ไม่ออก", "“{text}” is not a date we can read"),
    why=Text("วันที่คือ วัน เดือน ปี พ.ศ. หนึ่งวัน", "a date is one day, month and B.E. year"),
    fix=_DATE_FIX,
)
DATE_RELATIVE: Final = ProblemKind(
    "thai.date-relative",
    what=Text("“{text}” ไม่บอกว่าวันใด", "“{text}” does not say which day"),
    why=Text(
        "คำนี้เปลี่ยนความหมายทุกวัน เมื่อเปิดไฟล์วันอื่นจะผิด", "its meaning changes daily: it will be wrong when read tomorrow"
    ),
    fix=_DATE_FIX,
)
DATE_WITHOUT_DAY: Final = ProblemKind(
    "thai.date-without-day",
    what=Text("“{text}” ไม่มีวันหรือเดือน", "“{text}” lacks its day or month"),
    why=Text("ช่องนี้รับวันที่ครบทั้งวัน เดือน ปี", "this place takes a full day, month and year"),
    fix=_DATE_FIX,
)
NO_SUCH_DAY: Final = ProblemKind(
    "thai.no-such-day",
    what=Text("ไม่มีวันที่ {day} {month} พ.ศ. {year}", "there is no day {day} in {month} of B.E. {year}"),
    why=Text("เดือนนั้นมี {last} วัน", "that month has {last} days"),
    fix=Text("ตรวจวันที่อีกครั้ง", "check the day"),
)
NO_SUCH_MONTH: Final = ProblemKind(
    "thai.no-such-month",
    what=Text("ไม่มีเดือน {month} ใน “{text}”", "there is no month {month} in “{text}”"),
    why=Text("ลำดับคือ วัน/เดือน/ปี และเดือนคือ 1 ถึง 12", "the order is day/month/year, with months 1 to 12"),
    fix=_DATE_FIX,
)
TWO_DIGIT_YEAR_UNCLEAR: Final = ProblemKind(
    "thai.two-digit-year-unclear",
    what=Text("ปี “{year}” ใน “{text}” เป็น พ.ศ. หรือ ค.ศ.", "is the year “{year}” in “{text}” B.E. or C.E.?"),
    why=Text(
        "ปีสองหลัก 40 ถึง 99 อ่านเป็น พ.ศ. 2540 ถึง 2599 นอกนั้นระบบไม่เดา",
        "40 to 99 are read as B.E. 2540 to 2599; other two-digit years are never guessed",
    ),
    fix=Text("พิมพ์ปี พ.ศ. สี่หลัก", "type the B.E. year in four digits"),
)
SERIAL_OUT_OF_RANGE: Final = ProblemKind(
    "thai.serial-out-of-range",
    what=Text("ตัวเลข {text} ไม่ใช่วันที่", "the number {text} is not a date"),
    why=Text(
        "โปรแกรมตารางเก็บวันที่ของ พ.ศ. 2484 ถึง 2643 เป็นเลข 14977 ถึง 73415",
        "spreadsheets keep the dates of B.E. 2484 to 2643 as the numbers 14977 to 73415",
    ),
    fix=_DATE_FIX,
)

TEXT_TOO_LONG: Final = ProblemKind(
    "thai.text-too-long",
    what=Text("ข้อความยาว {length} ตัวอักษร", "the text is {length} characters long"),
    why=Text("ช่องนี้รับไม่เกิน {limit} ตัวอักษร", "this place takes {limit} characters at most"),
    fix=Text("ย่อข้อความ หรือแนบเป็นไฟล์", "shorten the text, or attach it as a file"),
)
TEXT_FORBIDDEN_CHARACTER: Final = ProblemKind(
    "thai.text-forbidden-character",
    what=Text("อักขระที่ {position} คือ {character} ซึ่งรับไม่ได้", "character {position} is {character}: not accepted"),
    why=Text(
        "อักขระควบคุมมองไม่เห็น และทำให้ข้อความที่เห็นไม่ตรงกับที่เก็บ",
        "control characters are invisible, and make the stored text differ from what is seen",
    ),
    fix=Text("ลบแล้วพิมพ์ข้อความช่วงนั้นใหม่", "delete that part and type it again"),
)
TEXT_MARKS_PILED: Final = ProblemKind(
    "thai.text-marks-piled",
    what=Text("ที่อักขระ {position} มีสระหรือวรรณยุกต์ซ้อนกัน {count} ตัว", "{count} marks are piled up at character {position}"),
    why=Text("ภาษาไทยซ้อนได้ไม่เกินสองสามตัว", "Thai piles up two or three at most"),
    fix=Text("ลบตัวที่เกิน", "delete the extra ones"),
)
THAI_COLLAPSED: Final = ProblemKind(
    "thai.letters-collapsed",
    what=Text("ตัวอักษรไทยกลายเป็น “{letter}” เกือบทั้งหมด", "nearly every Thai letter became “{letter}”"),
    why=Text("ไฟล์ต้นทางไม่ได้เก็บตัวอักษรจริงไว้ จึงกู้คืนไม่ได้", "the source kept no real letters, so nothing can be recovered"),
    fix=Text("ขอไฟล์ต้นฉบับ (Word) หรืออ่านภาพด้วย OCR", "ask for the original Word file, or read the page image by OCR"),
)
THAI_MARKS_LOST: Final = ProblemKind(
    "thai.marks-lost",
    what=Text("สระและวรรณยุกต์บนล่างหายไปเกือบทั้งหมด", "nearly all vowels above and below and tone marks are lost"),
    why=Text("การเติมกลับเป็นการเดา ระบบไม่เดาแทนท่าน", "putting them back would be guessing"),
    fix=Text("ขอไฟล์ต้นฉบับ (Word) หรืออ่านภาพด้วย OCR", "ask for the original Word file, or read the page image by OCR"),
)
THAI_MOJIBAKE: Final = ProblemKind(
    "thai.mojibake",
    what=Text("ข้อความบรรทัด {line_number} ถูกอ่านด้วยรหัสอักขระผิด", "line {line_number} was read in the wrong encoding"),
    why=Text("บางไบต์หายไปแล้ว จึงแปลงกลับไม่ได้ครบ", "some bytes are gone, so it cannot be turned back whole"),
    fix=Text("เปิดไฟล์ต้นฉบับแล้วบันทึกใหม่เป็น UTF-8", "open the original file and save it again as UTF-8"),
)
THAI_READ_AS_LATIN: Final = ProblemKind(
    "thai.read-as-latin",
    what=Text("ภาพหน้าภาษาไทยถูกอ่านเป็นอักษรละติน", "a page of Thai was read as Latin letters"),
    why=Text("ไม่มีอักษรไทยเหลืออยู่ จึงกู้คืนไม่ได้", "no Thai letter is left, so nothing can be recovered"),
    fix=Text("อ่านภาพหน้านั้นใหม่ด้วย OCR ที่ตั้งเป็นภาษาไทย", "read the page image again with OCR set to Thai"),
)
PLACE_UNKNOWN: Final = ProblemKind(
    "thai.place-unknown",
    what=Text("ไม่มีรหัสพื้นที่ {code}", "there is no place with the code {code}"),
    why=Text(
        "รหัสของกรมการปกครองมี 2 หลัก (จังหวัด) 4 หลัก (อำเภอ) หรือ 6 หลัก (ตำบล)",
        "official codes have 2 digits (province), 4 (district) or 6 (subdistrict)",
    ),
    fix=Text("ตรวจรหัส หรือเลือกจากรายชื่อ", "check the code, or choose from the list"),
    status=404,
)
ENCODING_UNKNOWN: Final = ProblemKind(
    "thai.encoding-unknown",
    what=Text("ไฟล์นี้ไม่ใช่ข้อความที่อ่านได้", "This is not a text file that can be read"),
    why=Text(
        "มีไบต์ที่ไม่มีความหมายทั้งใน UTF-8, UTF-16 และรหัสไทย (cp874, TIS-620)",
        "It has bytes that mean nothing in UTF-8, UTF-16 or the Thai code page (cp874, TIS-620)",
    ),
    fix=Text("เปิดด้วยโปรแกรมเดิมแล้วบันทึกเป็นข้อความแบบ UTF-8", "Open it where it was made and save it as UTF-8 text"),
    status=422,
)
ENCODING_MIXED: Final = ProblemKind(
    "thai.encoding-mixed",
    what=Text("ไฟล์นี้ปนรหัสอักขระสองแบบ: {count} บรรทัด ({lines})", "Two encodings are mixed here: {count} lines ({lines})"),
    why=Text(
        "บางบรรทัดเป็น UTF-8 บางบรรทัดไม่ใช่ เดาไม่ได้ว่าบรรทัดใดถูก",
        "Some lines are UTF-8, others are not; which is right cannot be guessed",
    ),
    fix=Text("บันทึกบรรทัดเหล่านั้นใหม่จากไฟล์ต้นทางเป็น UTF-8", "Save those lines again from where they came, as UTF-8"),
    status=422,
)
TEXT_CUT_OFF: Final = ProblemKind(
    "thai.text-cut-off",
    what=Text("ไฟล์ขาดตอน", "The file is cut off"),
    why=Text(
        "อักษรตัวสุดท้ายมาไม่ครบ แสดงว่าการคัดลอกหรือส่งไฟล์ไม่จบ",
        "Its last letter is incomplete: copying or sending it did not finish",
    ),
    fix=Text("ขอไฟล์ใหม่ หรือคัดลอกอีกครั้ง", "Ask for the file again, or copy it again"),
    status=422,
)
