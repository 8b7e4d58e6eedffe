"""What extraction does to Thai text, done to clean text: one function for each kind, chance by a given seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# Our own sentences, of the kind that plans and reports are made of.
CLEAN = """\
สำนักงานศึกษาธิการจังหวัดจัดทำแผนพัฒนาการศึกษาเพื่อใช้เป็นเครื่องมือในการขับเคลื่อนนโยบายสู่การปฏิบัติในพื้นที่
คณะกรรมการกำหนดให้ทุกหน่วยงานรายงานผลการดำเนินงานภายในวันที่ 15 ของเดือนแรกของไตรมาสถัดไป
ผู้เรียนทุกช่วงวัยต้องได้รับโอกาสเข้าถึงการเรียนรู้ที่มีคุณภาพอย่างทั่วถึงและเท่าเทียม
โรงเรียนขนาดเล็กหลายแห่งยังขาดแคลนครูวิชาคณิตศาสตร์ วิทยาศาสตร์ และภาษาอังกฤษ
ร้อยละของนักเรียนที่มีผลสัมฤทธิ์สูงกว่าค่าเฉลี่ยระดับประเทศเพิ่มขึ้นไม่น้อยกว่าร้อยละ 3 ต่อปี
การจัดสรรงบประมาณต้องคำนึงถึงความจำเป็นของพื้นที่ห่างไกลและกลุ่มเป้าหมายพิเศษเป็นสำคัญ
ประชาชนและผู้ปกครองสามารถตรวจสอบความก้าวหน้าของโครงการได้จากหน้าเว็บของจังหวัด
ศูนย์การเรียนรู้ชุมชนเปิดหลักสูตรอาชีพระยะสั้นให้ผู้ที่อยู่นอกระบบการศึกษา
ข้าราชการครูและบุคลากรทางการศึกษาได้รับการอบรมด้านเทคโนโลยีดิจิทัลอย่างต่อเนื่อง
แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2567 สอดคล้องกับยุทธศาสตร์ชาติและแผนแม่บท
สถานการณ์เปลี่ยนแปลงอย่างรวดเร็ว จึงต้องทบทวนตัวชี้วัดและค่าเป้าหมายทุกสิ้นปี
น้ำท่วมซ้ำซากทำให้อาคารเรียนในตำบลริมแม่น้ำชำรุดทรุดโทรม ต้องของบซ่อมแซมเป็นประจำ
ผู้อำนวยการกลุ่มนโยบายและแผนทำหน้าที่เลขานุการคณะทำงานและนำเสนอผลต่อที่ประชุม
การประเมินคุณภาพภายนอกพบว่าสถานศึกษาส่วนใหญ่มีระบบประกันคุณภาพที่เข้มแข็ง
เด็กปฐมวัยได้รับการส่งเสริมพัฒนาการสมวัยครบทั้งสี่ด้าน ทั้งร่างกาย อารมณ์ สังคม และสติปัญญา
กลยุทธ์ที่สำคัญคือสร้างเครือข่ายความร่วมมือกับองค์กรปกครองส่วนท้องถิ่นและภาคเอกชน
ข้อมูลสารสนเทศต้องถูกต้อง เป็นปัจจุบัน และเชื่อมโยงกันได้ทุกสังกัด
เป้าประสงค์ของแผนคือลดความเหลื่อมล้ำและเพิ่มประสิทธิภาพการบริหารจัดการ
ให้ทุกอำเภอแต่งตั้งผู้รับผิดชอบ กำกับติดตาม และบันทึกผลในระบบทุกไตรมาส
วิทยาลัยเทคนิคร่วมมือกับสถานประกอบการจัดการเรียนแบบทวิภาคีเพื่อให้มีงานทำหลังสำเร็จการศึกษา
"""

_AM = re.compile("([ก-ฮ][\u0e48-\u0e4b]?)\u0e33")
_VOWEL_TONE = re.compile("([\u0e31\u0e34-\u0e39])([\u0e48-\u0e4c])")
_WINDOWS = {
    "\u0e48": "\uf70a\uf705\uf713", "\u0e49": "\uf70b\uf706\uf714", "\u0e4a": "\uf70c\uf707\uf715",
    "\u0e4b": "\uf70d\uf708\uf716", "\u0e4c": "\uf70e\uf709\uf717", "\u0e34": "\uf701", "\u0e35": "\uf702",
    "\u0e36": "\uf703", "\u0e37": "\uf704", "\u0e31": "\uf710", "\u0e47": "\uf712", "\u0e38": "\uf718",
    "\u0e39": "\uf719", "\u0e0d": "\uf70f", "\u0e10": "\uf700",
}  # fmt: skip
_MAC = {
    "\u0e48": "\uf88a\uf88b\uf88c", "\u0e49": "\uf88d\uf88e\uf88f", "\u0e4a": "\uf890\uf891\uf892",
    "\u0e4b": "\uf893\uf894\uf895", "\u0e4c": "\uf896\uf897\uf898", "\u0e31": "\uf884", "\u0e34": "\uf885",
    "\u0e35": "\uf886", "\u0e36": "\uf887", "\u0e37": "\uf888", "\u0e47": "\uf889", "\u0e38": "\uf89b",
    "\u0e39": "\uf89c", "\u0e0d": "\uf89a", "\u0e10": "\uf89e",
}  # fmt: skip
_LATIN = str.maketrans("\u0e48\u0e49\u0e4a\u0e4b\u0e4c", "ÉÊËÌÍ")


def _some(pattern: str | re.Pattern[str], becomes: str, share: float = 0.7) -> Callable[[str, random.Random], str]:
    def damage(text: str, chance: random.Random) -> str:
        return re.sub(pattern, lambda m: m.expand(becomes) if chance.random() < share else m.group(), text)

    return damage


def _glyphs(table: dict[str, str]) -> Callable[[str, random.Random], str]:
    def damage(text: str, chance: random.Random) -> str:
        return "".join(chance.choice(table[c]) if c in table and chance.random() < 0.7 else c for c in text)

    return damage


# Kinds of damage that can be undone with certainty.
REVERSIBLE: dict[str, Callable[[str, random.Random], str]] = {
    "split SARA AM": _some(_AM, "\\1 \u0e32"),
    "split SARA AM, wide": _some(_AM, "\\1\u00a0 \u0e32"),
    "SARA AM parted": _some(_AM, "\\1 \u0e33"),
    "tone before vowel": _some(_VOWEL_TONE, r"\2\1"),
    "nikhahit and aa": _some(_AM, "\\1\u0e4d\u0e32"),
    "aa and nikhahit": _some(_AM, "\\1\u0e32\u0e4d"),
    "nikhahit before tone": _some("([\u0e48-\u0e4b])\u0e33", "\u0e4d\\1\u0e32"),
    "SARA AM before tone": _some("([\u0e48-\u0e4b])\u0e33", "\u0e33\\1"),
    "SARA E twice": _some("\u0e41", "\u0e40\u0e40"),
    "a mark twice": _some("([\u0e31\u0e34-\u0e39\u0e48-\u0e4c])", r"\1\1", 0.2),
    "AA behind SARA AM": _some("\u0e33", "\u0e33\u0e32"),
    "Windows glyphs": _glyphs(_WINDOWS),
    "Mac glyphs": _glyphs(_MAC),
    "Latin for tones": lambda text, chance: text.translate(_LATIN),
    "invisible characters": lambda text, chance: "".join(c + "\u200b" * (chance.random() < 0.1) for c in text),
    "UTF-8 as Latin-1": lambda text, chance: text.encode().decode("latin-1"),
    "UTF-8 as Windows-1252": lambda text, chance: "".join(_windows(byte) for byte in text.encode()),
    "UTF-8 as Mac Roman": lambda text, chance: text.encode().decode("mac_roman"),
    "UTF-8 as CP874": lambda text, chance: "".join(_cp874(byte) for byte in text.encode()),
    "CP874 as Latin-1": lambda text, chance: text.encode("cp874").decode("latin-1"),
    "short clusters twice": _some("([ก-ฮ][\u0e31\u0e34\u0e36][\u0e48-\u0e4c])", r"\1\1"),
    "all marks at once": lambda text, chance: _glyphs(_WINDOWS)(
        _some(_VOWEL_TONE, r"\2\1")(_some(_AM, "\\1 \u0e32")(text, chance), chance), chance
    ),
}


def _windows(byte: int) -> str:
    data = bytes([byte])
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _cp874(byte: int) -> str:
    data = bytes([byte])
    try:
        return data.decode("cp874")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def displaced(text: str, chance: random.Random, share: float = 0.15) -> tuple[str, int]:
    """Marks that slid onto a neighbour, and how many did: alone, with a space behind (as page flippers leave them)."""
    count = 0

    def slide(match: re.Match[str]) -> str:
        nonlocal count
        if chance.random() >= share:
            return match.group()
        count += 1
        first, marks, second = match.groups()
        return first + second + marks + (" " if chance.random() < 0.5 else "")

    text = re.sub("([ก-ฮ])([\u0e31\u0e34-\u0e39\u0e48-\u0e4b]+)([ก-ฮ])(?=[ก-ฮะ\u0e32])", slide, text)
    text, silenced = re.subn("([ก-ฮ])\u0e4c([เ-ไ])", "\\1\\2\u0e4c", text)
    return text, count + silenced


def am_lost(text: str) -> str:
    """SARA AM as SARA AA."""
    return text.replace("\u0e33", "\u0e32")


def outlined(text: str, chance: random.Random) -> str:
    """Clusters with marks drawn several times."""
    return re.sub(
        "[ก-ฮ][\u0e31\u0e34-\u0e39\u0e48-\u0e4c]+(?=[ก-ฮ])",
        lambda m: m.group() * chance.choice((1, 2, 4)),
        text,
    )
