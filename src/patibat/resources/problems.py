"""Problems of the room resources."""

from patibat.problems import ProblemKind, Text

AMOUNT_NEGATIVE = ProblemKind(
    "resources.amount-negative",
    what=Text("ยอดเบิกจ่ายของโครงการ {project} ติดลบ ({amount})", "The disbursement of {project} is negative ({amount})"),
    why=Text("เงินที่คืนบันทึกเป็นรายการคืน ไม่ใช่ยอดเบิกจ่ายติดลบ", "Money returned is recorded as a return"),
    fix=Text("กรอกยอดเบิกจ่ายของไตรมาสเป็นจำนวนบวกหรือศูนย์", "Enter the quarter's disbursement as zero or more"),
)
AMOUNT_TOO_LARGE = ProblemKind(
    "resources.amount-too-large",
    what=Text(
        "ยอดเบิกจ่ายของโครงการ {project} ใหญ่ผิดปกติ ({amount})", "The disbursement of {project} is too large ({amount})"
    ),
    why=Text("ระบบเก็บเงินได้ไม่เกิน 14 หลักก่อนจุด", "Amounts have at most 14 digits before the point"),
    fix=Text("ตรวจหน่วยและจำนวนหลัก กรอกเป็นบาท", "Check the unit and the digits; amounts are in baht"),
)
