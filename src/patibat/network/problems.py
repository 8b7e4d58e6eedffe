"""Problems of the room network."""

from patibat.problems import ProblemKind, Text

NOT_ALLOWED = ProblemKind(
    "network.not-allowed",
    what=Text("บัญชีของคุณทำสิ่งนี้ไม่ได้", "Your account may not do this"),
    why=Text(
        "สิทธิ์ขึ้นกับตำแหน่งที่คุณครองอยู่วันนี้ และหน่วยงานของตำแหน่งนั้น",
        "What one may do depends on the positions held today, and on their agencies",
    ),
    fix=Text(
        "ถ้าเป็นงานของคุณ ขอให้ผู้ดูแลระบบของสำนักงานบันทึกตำแหน่งหรือการรักษาราชการแทนให้ตรง",
        "If this is your work, ask the office's administrator to record your position or acting appointment",
    ),
    status=403,
)
