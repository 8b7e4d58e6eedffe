"""Problems of starting and commanding the installation."""

from patibat.problems import ProblemKind, Text

ENVIRONMENT_WRONG = ProblemKind(
    "config.environment",
    what=Text("ค่าของ {name} คือ “{value}” ซึ่งใช้ไม่ได้", "{name} holds “{value}”, which cannot be used"),
    why=Text("ค่าที่ใช้ได้: {allowed}", "It may hold: {allowed}"),
    fix=Text("แก้ค่าในสภาพแวดล้อมของเครื่อง หรือลบออกเพื่อใช้ค่าปกติ", "Mend the variable, or remove it to use the default"),
    status=500,
)
