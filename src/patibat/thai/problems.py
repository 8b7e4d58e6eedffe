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
