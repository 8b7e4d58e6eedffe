"""What can go wrong when a document is printed."""

from __future__ import annotations

from patibat.problems import ProblemKind, Text

NOT_PRINTED = ProblemKind(
    "papers.not-printed",
    what=Text("พิมพ์เอกสารนี้เป็นไฟล์ไม่ได้", "this document could not be printed to a file"),
    why=Text("โปรแกรมจัดหน้าไม่รับเอกสาร: {reason}", "the typesetter refused the document: {reason}"),
    fix=Text(
        "ลองรูปแบบอื่น (Word หรือ Excel) และแจ้งผู้ดูแลระบบพร้อมข้อความนี้",
        "try another format (Word or Excel) and tell the administrator this message",
    ),
    status=500,
)
UNKNOWN_FORMAT = ProblemKind(
    "papers.unknown-format",
    what=Text("ไม่มีรูปแบบไฟล์ “{format}”", "there is no file format “{format}”"),
    why=Text("เอกสารพิมพ์ได้เป็น {known}", "documents are printed as {known}"),
    fix=Text("เลือกรูปแบบจากรายการนี้", "choose a format from this list"),
)
