"""Problems of the room projects."""

from patibat.problems import ProblemKind, Text

ENTRY_MOVED_ON = ProblemKind(
    "projects.entry-moved-on",
    what=Text(
        "แผนปฏิบัติการของ{agency} มีผู้บันทึกใหม่แล้ว (ครั้งที่ {now})",
        "The action plan of {agency} was saved meanwhile (version {now})",
    ),
    why=Text("สิ่งที่คุณเห็นคือครั้งที่ {seen} ระบบไม่เขียนทับโดยที่คุณไม่เห็น", "You saw version {seen}; nothing is overwritten unseen"),
    fix=Text("อ่านไฟล์อีกครั้งเพื่อเทียบกับค่าล่าสุด แล้วบันทึก", "Read the file again beside the latest values, then apply"),
    status=409,
)
ENTRY_CLOSED = ProblemKind(
    "projects.entry-closed",
    what=Text(
        "แผนปฏิบัติการของ{agency} ปี {year} แก้ไขไม่ได้ สถานะคือ “{state}”",
        "The action plan of {agency} for {year} cannot be changed: it is “{state}”",
    ),
    why=Text(
        "เสนอหรือเห็นชอบแล้ว ค่าที่แก้จะไม่ตรงกับที่ลงนาม",
        "It was submitted or endorsed; a change would differ from what was signed",
    ),
    fix=Text("ให้สำนักงานส่งคืนก่อน แล้วแก้ไข", "Let the office return it first"),
    status=409,
)
