"""Problems of numbers: what cannot be a value, a target, a band, an amount or the id of a figure."""

from patibat.problems import ProblemKind, Text

NUMBER_UNUSABLE = ProblemKind(
    "measures.number",
    what=Text("“{number}” ใช้เป็นค่าไม่ได้", "“{number}” cannot be used as a value"),
    why=Text(
        "ค่าต้องเป็นจำนวนที่มีขอบเขต น้อยกว่า 10 ยกกำลัง 30 และมีทศนิยมไม่เกิน 60 ตำแหน่ง",
        "A value is a finite number below 10 to the power of 30, with at most 60 decimals",
    ),
    fix=Text("ตรวจตัวเลขแล้วกรอกใหม่", "Check the number and enter it again"),
)
VALUE_CONTRADICTS = ProblemKind(
    "measures.value",
    what=Text("ค่ากับสถานะ “{state}” ขัดกัน", "The value contradicts its state “{state}”"),
    why=Text(
        "ค่าที่รายงานแล้วต้องมีตัวเลข (ศูนย์ก็เป็นตัวเลข) ค่าที่ยังไม่มีต้องไม่มีตัวเลข",
        "A reported value has a number (zero is one); any other value has none",
    ),
    fix=Text("เลือกสถานะให้ตรง หรือลบตัวเลขออก", "Choose the state that fits, or remove the number"),
)
TARGET_UNUSABLE = ProblemKind(
    "measures.target",
    what=Text("ค่าเป้าหมายไม่ครบหรือขัดกันเอง", "The target is incomplete or contradicts itself"),
    why=Text(
        "เป้าหมายต้องเป็นค่าเดียว ช่วงจากน้อยไปมาก หรือส่วนที่เพิ่มจากข้อมูลฐาน อย่างใดอย่างหนึ่ง",
        "A target is one value, or a range from low to high, or an increase over the baseline",
    ),
    fix=Text("ระบุเป้าหมายแบบใดแบบหนึ่ง", "State the target in one of these ways"),
)
PART_TWICE = ProblemKind(
    "measures.part-twice",
    what=Text("“{key}” ถูกนับมากกว่าหนึ่งครั้ง", "“{key}” is counted more than once"),
    why=Text("การรวมยอดนับแต่ละรายการได้ครั้งเดียว", "A roll-up counts each part once"),
    fix=Text("เหลือไว้รายการเดียว", "Keep one of them"),
)
BANDS_UNREADABLE = ProblemKind(
    "measures.bands-unreadable",
    what=Text("อ่านเกณฑ์ “{text}” ไม่ได้", "The band “{text}” cannot be read"),
    why=Text("แต่ละระดับต้องมีชื่อและช่วงคะแนน", "Each level needs a name and a range"),
    fix=Text("พิมพ์เช่น “พอใช้ 60-69.99; ดี >=70”", "Write, for example, “fair 60-69.99; good >=70”"),
)
BANDS_GAP = ProblemKind(
    "measures.bands-gap",
    what=Text("เกณฑ์มีช่องว่างระหว่าง “{lower}” กับ “{upper}”", "There is a gap between “{lower}” and “{upper}”"),
    why=Text("ค่า {values} ไม่อยู่ในระดับใด", "The values {values} belong to no level"),
    fix=Text("แก้ขอบของช่วงให้ต่อกัน", "Make the ranges meet"),
)
BANDS_OVERLAP = ProblemKind(
    "measures.bands-overlap",
    what=Text("เกณฑ์ “{lower}” กับ “{upper}” ทับกัน", "“{lower}” and “{upper}” overlap"),
    why=Text("ค่า {values} อยู่ได้สองระดับ", "The values {values} belong to two levels"),
    fix=Text("กำหนดว่าค่าที่ขอบเป็นของระดับใด", "Say to which level the shared value belongs"),
)
BAND_OUTSIDE = ProblemKind(
    "measures.band-outside",
    what=Text("ค่า {number} ไม่อยู่ในระดับใดของเกณฑ์", "The value {number} is in no level of the criteria"),
    why=Text("เกณฑ์ไม่ครอบคลุมค่านี้", "The criteria do not cover this value"),
    fix=Text("ตรวจค่าและเกณฑ์", "Check the value and the criteria"),
)
FIGURE_ID_WRONG = ProblemKind(
    "measures.figure-id",
    what=Text("“{text}” ไม่ใช่รหัสตัวเลข", "“{text}” is not the id of a figure"),
    why=Text(
        "รหัสมี 6 ส่วนคั่นด้วย ~ คือ ชนิด รหัส หน่วยงานหรือพื้นที่ งวด กลุ่มย่อย รุ่นของนิยาม ส่วนที่ผิดคือ {part}",
        "An id has 6 parts joined by ~: kind, code, agency or area, period, breakdown, definition version; "
        "the wrong one is {part}",
    ),
    fix=Text(
        "คัดลอกรหัสจากหน้าของตัวเลขนั้น เช่น indicator~K1~1101~FY2566Q2~-~1",
        "Copy the id from the page of the figure, such as indicator~K1~1101~FY2566Q2~-~1",
    ),
    status=404,
)
AMOUNT_TOO_FINE = ProblemKind(
    "measures.amount",
    what=Text("จำนวนเงิน {amount} ละเอียดกว่าหนึ่งสตางค์", "The amount {amount} is finer than one satang"),
    why=Text("เงินบาทมีทศนิยมไม่เกินสองตำแหน่ง", "Baht have at most two decimals"),
    fix=Text("ปัดเป็นสองตำแหน่งแล้วกรอกใหม่", "Round it to two decimals and enter it again"),
)
SHARES_UNUSABLE = ProblemKind(
    "measures.shares",
    what=Text("สัดส่วนที่ใช้แบ่งเงินใช้ไม่ได้", "The shares cannot be used to divide the amount"),
    why=Text(
        "ต้องมีอย่างน้อยหนึ่งส่วน ไม่ติดลบ และรวมกันมากกว่าศูนย์",
        "There must be at least one share, none negative, and more than zero together",
    ),
    fix=Text("ตรวจสัดส่วนของแต่ละหน่วยงาน", "Check the share of each agency"),
)
JOINT_DISAGREES = ProblemKind(
    "measures.joint",
    what=Text(
        "หน่วยงานรายงานวงเงินรวมของ “{project}” ไม่ตรงกัน: {amounts}",
        "The agencies report different totals for “{project}”: {amounts}",
    ),
    why=Text("โครงการร่วมมีวงเงินรวมค่าเดียว", "A joint project has one total"),
    fix=Text("ตกลงวงเงินรวมกับหน่วยงานหลัก", "Agree on the total with the lead agency"),
)
