"""Problems of the room sample."""

from patibat.problems import ProblemKind, Text

NOT_EMPTY = ProblemKind(
    "sample.not-empty",
    what=Text("ระบบนี้มีข้อมูลจริงอยู่แล้ว จึงไม่ใส่ข้อมูลตัวอย่าง", "This installation holds real data; the sample is not loaded"),
    why=Text("ข้อมูลตัวอย่างใส่ได้ในระบบว่างเท่านั้น", "The sample goes into an empty installation only"),
    fix=Text(
        "ถ้าต้องการลองใช้ ให้เปิดระบบอีกชุดด้วยโฟลเดอร์ข้อมูลอื่น (--data)",
        "To try it out, start another installation with another data folder (--data)",
    ),
    status=409,
)
NOT_LOADED = ProblemKind(
    "sample.not-loaded",
    what=Text("ระบบนี้ไม่ใช่ข้อมูลตัวอย่าง จึงไม่ลบ", "This installation is not the sample; nothing is removed"),
    why=Text("คำสั่งนี้ลบได้เฉพาะระบบที่ใส่ข้อมูลตัวอย่างไว้", "Only an installation that holds the sample can be emptied so"),
    fix=Text("ตรวจว่าเปิดโฟลเดอร์ข้อมูลถูกชุด", "Check that this is the data folder you mean"),
    status=409,
)
SCALE_UNKNOWN = ProblemKind(
    "sample.scale-unknown",
    what=Text("ไม่รู้จักขนาดข้อมูล {scale}", "The scale {scale} is not known"),
    why=Text("ขนาดที่ทำได้คือ {scales}", "The scales are {scales}"),
    fix=Text("เลือกขนาดหนึ่งในนั้น", "Choose one of them"),
)
