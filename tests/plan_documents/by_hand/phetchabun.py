"""สพม.เพชรบูรณ์: a PDF that LibreOffice printed; targets of the whole plan, leads in a table of their own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from patibat.plans.tree import PlanTree
from tests.plan_documents.agencies import AgencyFacts
from tests.plan_documents.by_hand.document import Document, indicator, more, node, number, said, words
from tests.plan_documents.by_hand.word import closed, grid, opened, paged, put, turned
from tests.plan_documents.layout import Unavailable


def _written() -> bytes:
    made = opened(font="Laksaman", size=15)
    paged(made)
    for text, size in (
        ("แผนพัฒนาการศึกษา", 30),
        ("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเพชรบูรณ์", 24),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๗๐", 24),
    ):
        put(made, text, bold=True, center=True, size=size)
    put(made, "ถนนสระบุรี - หล่มสัก ตำบลสะเดียง อำเภอเมืองเพชรบูรณ์ จังหวัดเพชรบูรณ์ ๖๗๐๐๐", center=True)
    turned(made)
    put(made, "คำนำ", bold=True, center=True, size=18)
    put(
        made,
        "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเพชรบูรณ์ จัดทำแผนฉบับนี้เพื่อเป็นเครื่องมือในการบริหารจัดการศึกษา"
        "ของโรงเรียนมัธยมศึกษาในสังกัด จำนวน ๓๙ โรงเรียน หวังเป็นอย่างยิ่งว่าจะเป็นประโยชน์แก่ผู้เกี่ยวข้องทุกฝ่าย",
        first=1.5,
    )
    put(made, "ส่วนที่ ๑ สภาพปัจจุบัน", bold=True, size=18)
    put(
        made,
        "ผลการดำเนินงานในรอบสามปีที่ผ่านมาพบว่า นักเรียนมีคะแนนเฉลี่ยวิชาภาษาอังกฤษต่ำกว่าระดับประเทศ และมีนักเรียนติด ๐ ร มส "
        "จำนวนมากในโรงเรียนขนาดเล็ก ขณะที่จำนวนนักเรียนทั้งหมดลดลงจาก ๓๐,๘๑๒ คน เหลือ ๒๙,๐๔๔ คน",
        first=1.5,
    )
    grid(
        made,
        [
            ["ขนาดโรงเรียน", "จำนวนโรงเรียน", "นักเรียน (คน)"],
            ["เล็ก", "๑๙", "๔,๑๐๒"],
            ["กลาง", "๑๑", "๗,๐๘๐"],
            ["ใหญ่และใหญ่พิเศษ", "๙", "๑๗,๘๖๒"],
            ["รวม", "๓๙", "๒๙,๐๔๔"],
        ],
    )
    put(made, "ส่วนที่ ๒ ทิศทางการพัฒนา", bold=True, size=18)
    put(made, "วิสัยทัศน์", bold=True)
    put(made, "“มัธยมเมืองมะขามหวาน สร้างคนดี มีความรู้ สู่โลกกว้าง”", center=True)
    put(made, "พันธกิจ", bold=True)
    for text in (
        "๑. ปลูกฝังคุณธรรมและความเป็นพลเมืองไทย",
        "๒. เพิ่มขีดความสามารถของผู้เรียนสู่การศึกษาต่อและการมีงานทำ",
    ):
        put(made, text, indent=1)
    put(made, "เป้าหมายรวม", bold=True)
    put(made, "๑. นักเรียนทุกคนมีทางเลือกในการเรียนต่อหรือประกอบอาชีพ", indent=1)
    put(made, "ส่วนที่ ๓ กลยุทธ์", bold=True, size=18)
    put(made, "ประเด็นยุทธศาสตร์ที่ ๑ ผู้เรียนเป็นคนดีและปลอดภัย", bold=True)
    put(made, "เป้าประสงค์ : ผู้เรียนมีวินัยและห่างไกลยาเสพติด")
    put(made, "กลยุทธ์ที่ ๑ สร้างวัฒนธรรมโรงเรียนสีขาว")
    put(made, "มาตรการ", bold=True, indent=1)
    put(made, "๑.๑ ตรวจคัดกรองสารเสพติดทุกภาคเรียน", indent=1.5)
    put(made, "๑.๒ อบรมสภานักเรียนแกนนำ", indent=1.5)
    put(made, "ประเด็นยุทธศาสตร์ที่ ๒ ผู้เรียนมีความรู้สู่โลกกว้าง", bold=True)
    put(made, "เป้าประสงค์ : ผู้เรียนสื่อสารภาษาต่างประเทศได้")
    put(made, "กลยุทธ์ที่ ๒ พัฒนาห้องเรียนภาษาสู่อาชีพ")
    put(made, "มาตรการ", bold=True, indent=1)
    put(made, "๒.๑ เปิดแผนการเรียนภาษาที่สามในโรงเรียนขนาดใหญ่", indent=1.5)
    put(made, "ตัวชี้วัดและค่าเป้าหมายของแผน", bold=True, size=18)
    grid(
        made,
        [
            ["ประเด็นยุทธศาสตร์", "ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมายตลอดแผน"],
            ["๑", "จำนวนนักเรียนที่เกี่ยวข้องกับยาเสพติด", "คน", "ลดลงเหลือไม่เกิน ๕ คน"],
            ["", "โรงเรียนที่ผ่านการประเมินสถานศึกษาสีขาว", "แห่ง", "ครบทุกแห่ง"],
            ["๒", "คะแนนเฉลี่ย O-NET วิชาภาษาอังกฤษ", "คะแนน", "เพิ่มขึ้น ๓ คะแนนต่อปี"],
            ["", "ร้อยละของนักเรียนที่ศึกษาต่อหรือมีงานทำ", "ร้อยละ", "ไม่น้อยกว่าร้อยละ ๙๕"],
            ["", "ระดับความพึงพอใจของผู้ปกครอง", "ระดับ", "๔.๕๐"],
        ],
        merges=[(1, 0, 2, 0), (3, 0, 5, 0)],
        widths=[3.2, 7.5, 2, 4.3],
    )
    put(made, "")
    put(made, "ตารางมอบหมายความรับผิดชอบ", bold=True, size=18)
    grid(
        made,
        [
            ["กลยุทธ์", "หน่วยงานรับผิดชอบหลัก", "หน่วยงานสนับสนุน"],
            ["กลยุทธ์ที่ ๑ สร้างวัฒนธรรมโรงเรียนสีขาว", "สพม.เพชรบูรณ์", "สสจ.เพชรบูรณ์\nศธจ.เพชรบูรณ์"],
            ["กลยุทธ์ที่ ๒ พัฒนาห้องเรียนภาษาสู่อาชีพ", "สพม.เพชรบูรณ์", "อบจ.เพชรบูรณ์"],
        ],
        widths=[7.5, 4.5, 5],
    )
    put(made, "บรรณานุกรม", bold=True, size=18)
    put(made, "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน. (๒๕๖๖). แผนปฏิบัติราชการ ระยะ ๕ ปี (พ.ศ. ๒๕๖๖ - ๒๕๗๐). กรุงเทพฯ.")
    return closed(made)


@cache
def build() -> bytes:
    program = shutil.which("soffice")
    if not program:
        raise Unavailable("LibreOffice is not installed here")
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        (at / "plan.docx").write_bytes(_written())
        profile = f"-env:UserInstallation={(at / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(at / "plan.docx")],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return (at / "plan.pdf").read_bytes()


_SPM = said("สพม.เพชรบูรณ์", "spm")

TREE = PlanTree(
    title="แผนพัฒนาการศึกษา สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเพชรบูรณ์ ปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๗๐",
    from_year=2567,
    to_year=2570,
    province="67",
    vision="มัธยมเมืองมะขามหวาน สร้างคนดี มีความรู้ สู่โลกกว้าง",
    nodes=[
        node("vision", "v", "มัธยมเมืองมะขามหวาน สร้างคนดี มีความรู้ สู่โลกกว้าง"),
        node("mission", "m1", "ปลูกฝังคุณธรรมและความเป็นพลเมืองไทย", number="๑"),
        node("mission", "m2", "เพิ่มขีดความสามารถของผู้เรียนสู่การศึกษาต่อและการมีงานทำ", number="๒"),
        node("target", "t1", "นักเรียนทุกคนมีทางเลือกในการเรียนต่อหรือประกอบอาชีพ", number="๑"),
        node("issue", "i1", "ผู้เรียนเป็นคนดีและปลอดภัย", number="๑"),
        node("goal", "g1", "ผู้เรียนมีวินัยและห่างไกลยาเสพติด", "i1"),
        node(
            "strategy",
            "s1",
            "สร้างวัฒนธรรมโรงเรียนสีขาว",
            "i1",
            "๑",
            [_SPM],
            [said("สสจ.เพชรบูรณ์", "ssj"), said("ศธจ.เพชรบูรณ์", "peo")],
        ),
        node("tactic", "w11", "ตรวจคัดกรองสารเสพติดทุกภาคเรียน", "s1", "๑.๑"),
        node("tactic", "w12", "อบรมสภานักเรียนแกนนำ", "s1", "๑.๒"),
        node("issue", "i2", "ผู้เรียนมีความรู้สู่โลกกว้าง", number="๒"),
        node("goal", "g2", "ผู้เรียนสื่อสารภาษาต่างประเทศได้", "i2"),
        node("strategy", "s2", "พัฒนาห้องเรียนภาษาสู่อาชีพ", "i2", "๒", [_SPM], [said("อบจ.เพชรบูรณ์", "pao")]),
        node("tactic", "w21", "เปิดแผนการเรียนภาษาที่สามในโรงเรียนขนาดใหญ่", "s2", "๒.๑"),
    ],
    indicators=[
        indicator(
            "k1",
            "จำนวนนักเรียนที่เกี่ยวข้องกับยาเสพติด",
            {0: number(5, "ลดลงเหลือไม่เกิน ๕ คน")},
            unit="คน",
            node="i1",
        ),
        indicator("k2", "โรงเรียนที่ผ่านการประเมินสถานศึกษาสีขาว", {0: words("ครบทุกแห่ง")}, unit="แห่ง", node="i1"),
        indicator(
            "k3",
            "คะแนนเฉลี่ย O-NET วิชาภาษาอังกฤษ",
            {0: more(3, "เพิ่มขึ้น ๓ คะแนนต่อปี", "absolute")},
            unit="คะแนน",
            node="i2",
        ),
        indicator(
            "k4",
            "ร้อยละของนักเรียนที่ศึกษาต่อหรือมีงานทำ",
            {0: number(95, "ไม่น้อยกว่าร้อยละ ๙๕")},
            unit="ร้อยละ",
            node="i2",
        ),
        indicator("k5", "ระดับความพึงพอใจของผู้ปกครอง", {0: number("4.50")}, unit="ระดับ", node="i2"),
    ],
)

DOCUMENT = Document(
    name="phetchabun-pdf-libreoffice",
    file_name="แผนพัฒนาการศึกษา สพม.เพชรบูรณ์.pdf",
    province="67",
    agencies=(
        AgencyFacts("peo", "สำนักงานศึกษาธิการจังหวัดเพชรบูรณ์", "ศธจ.เพชรบูรณ์", ("ศธจ.",)),
        AgencyFacts("spm", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเพชรบูรณ์", "สพม.เพชรบูรณ์", ("สพม.พช",)),
        AgencyFacts("ssj", "สำนักงานสาธารณสุขจังหวัดเพชรบูรณ์", "สสจ.เพชรบูรณ์", ("สสจ.",)),
        AgencyFacts("pao", "องค์การบริหารส่วนจังหวัดเพชรบูรณ์", "อบจ.เพชรบูรณ์", ("อบจ.",)),
    ),
    build=build,
    tree=TREE,
)
