"""Plans for the tests of the checker: the source document, a good plan, and a big one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from patibat.papers.reading import Origin
from patibat.plans.checker import Context, KnownAgency, KnownName
from patibat.plans.tree import (
    ActivityItem,
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    TargetValue,
    TotalLine,
)

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
YEARS = (2566, 2567, 2568, 2569, 2570)


def seed_text(name: str) -> str:
    """A text of the source document; the test is skipped where it is absent."""
    path = SEED / name
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    return path.read_text(encoding="utf-8")


def source_document(text: str) -> PlanTree:
    """The source document as its reader gives it: parts, clauses, lines with numbers, and no indicator."""
    tree = PlanTree(
        title="การแปลงแผนพัฒนาการศึกษาจังหวัดสมุทรปราการสู่การปฏิบัติ (พ.ศ. 2562 - 2565)", from_year=2562, to_year=2565
    )
    headings = {22: "A", 58: "B", 91: "C"}
    part = "I"
    tree.nodes.append(PlanItem("I", "part", "", text.split("\n")[0].strip(), origin=Origin(line=1)))
    for number, words in enumerate(text.split("\n"), 1):
        origin = Origin(line=number)
        if number in headings:
            part = headings[number]
            tree.nodes.append(PlanItem(part, "part", "", words.strip(), origin=origin))
        begin = words.strip().split(". ")[0]
        if begin.isdigit():
            tree.nodes.append(PlanItem(f"{part}{begin}", "clause", begin, words.strip(), part, origin=origin))
        tree.lines.append(Line(words, origin, part, begin if begin.isdigit() else ""))
    return tree


def agencies() -> Context:
    """A directory of ten agencies."""
    names = ("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ", "สพป.สมุทรปราการ เขต 1", "สพป.สมุทรปราการ เขต 2", "สพม.สมุทรปราการ")
    more = ("องค์การบริหารส่วนจังหวัดสมุทรปราการ", "เทศบาลนครสมุทรปราการ", "สำนักงานอาชีวศึกษาจังหวัดสมุทรปราการ")
    found = [KnownAgency(f"A{at}", (KnownName(name),)) for at, name in enumerate((*names, *more))]
    return Context(province="11", agencies=tuple(found))


_ISSUES = (
    "พัฒนาคุณภาพผู้เรียนทุกระดับ",
    "ยกระดับครูและบุคลากรทางการศึกษา",
    "สร้างโอกาสและความเสมอภาค",
    "ผลิตกำลังคนให้ตรงกับตลาดแรงงาน",
    "บริหารจัดการด้วยข้อมูลและการมีส่วนร่วม",
)
_MEASURES = (
    ("ร้อยละของผู้เรียนที่มีคุณธรรมตามเกณฑ์", "ร้อยละ", 80, 1),
    ("จำนวนผู้เข้าร่วมเครือข่าย", "คน", 200, 20),
    ("อัตราการเข้าเรียนอย่างหยาบ", "ร้อยละ", 101, 1),
    ("จำนวนผู้ออกกลางคันลดลง", "คน", 90, -5),
)
_LEVELS = ("ระดับปฐมวัย", "ของครูผู้สอน", "ในกลุ่มด้อยโอกาส", "ระดับ ปวช.", "ระดับหน่วยงาน")
_VERBS = (
    "อบรมเชิงปฏิบัติการ",
    "ประกวดผลงาน",
    "นิเทศติดตาม",
    "จัดตั้งศูนย์บริการ",
    "แลกเปลี่ยนบทเรียน",
    "สำรวจความต้องการ",
    "จัดค่ายฤดูร้อน",
    "ถ่ายทอดสด",
)
_THINGS = (
    "วิทยาการคำนวณ", "ภาษาอังกฤษเพื่ออาชีพ", "ดนตรีพื้นบ้าน", "ห้องสมุดมีชีวิต", "สุขภาพช่องปาก", "เกษตรอินทรีย์", "กีฬามวลชน",
    "การอ่านนิทาน", "ความปลอดภัยบนถนน", "ระบบไฟฟ้าในอาคาร", "หุ่นยนต์และโดรน", "อาหารกลางวัน", "บัญชีครัวเรือน",
)  # fmt: skip


def good_plan(projects: int = 40, per_issue: int = 4) -> PlanTree:
    """Five issues with goals and strategies, indicators and projects, all in order, and their words as lines."""
    tree = PlanTree(title="แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2566 - 2570)", from_year=2566, to_year=2570)
    tree.vision = "ผู้เรียนมีคุณธรรม ทุกภาคส่วนร่วมเป็นเครือข่าย"
    lead = AgencyMention("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ", ("A0",))
    tree.nodes.append(PlanItem("m1", "mission", "1.", "จัดการศึกษาให้มีคุณภาพ", lead=[lead]))
    for number, title in enumerate(_ISSUES, 1):
        issue = f"issue-{number}"
        tree.nodes.append(PlanItem(issue, "issue", str(number), title, lead=[lead]))
        tree.nodes.append(PlanItem(f"goal-{number}", "goal", "1.", f"{title}ได้ตามเป้า", issue))
        tree.nodes.append(PlanItem(f"strategy-{number}", "strategy", f"{number}.1", f"กลยุทธ์เพื่อ{title}", issue))
        tree.indicators += [_measure(number, at, lead) for at in range(per_issue)]
    tree.projects = [_project(number, lead) for number in range(projects)]
    total = sum((one.budget for one in tree.projects if one.budget is not None), Decimal(0))
    tree.totals.append(TotalLine(total))
    words = [tree.title, *(node.title for node in tree.nodes), *(one.name for one in tree.indicators)]
    tree.lines = [Line(text, Origin(line=2 * at)) for at, text in enumerate(words, 1)]
    return tree


def _measure(issue: int, at: int, lead: AgencyMention) -> IndicatorItem:
    name, unit, first, step = _MEASURES[at % len(_MEASURES)]
    targets = {year: TargetValue(Decimal(first + step * index)) for index, year in enumerate(YEARS)}
    return IndicatorItem(
        key=f"indicator-{issue}-{at}",
        name=f"{name} {_LEVELS[issue - 1]}{f' กลุ่มที่ {at}' if at >= len(_MEASURES) else ''}",
        unit=unit,
        baseline=Decimal(first),
        baseline_year=2565,
        targets=targets,
        node=f"goal-{issue}",
        number=f"{at + 1})",
        lead=[lead],
        source="รายงานผลการดำเนินงาน",
    )


def _project(number: int, lead: AgencyMention) -> ProjectItem:
    verb, thing = _VERBS[number % len(_VERBS)], _THINGS[(number // len(_VERBS)) % len(_THINGS)]
    extra = f" รุ่นที่ {number}" if number >= len(_VERBS) * len(_THINGS) else ""
    year = YEARS[number % len(YEARS)]
    amount = Decimal(100_000 + number)
    quarters = [BudgetItem(amount / 4, year, "งบประมาณแผ่นดิน", 1, quarter) for quarter in (1, 2, 3, 4)]
    activity = ActivityItem("ประชุมวางแผน", f"{year - 543 - 1}-11-01", f"{year - 543}-09-30", amount, lead)
    return ProjectItem(
        key=f"project-{number}",
        name=f"โครงการ{verb}{thing}{extra}",
        agencies=[lead],
        years=(year,),
        budget=amount,
        budgets=[BudgetItem(amount, year, "งบประมาณแผ่นดิน", 1), *quarters],
        activities=[activity],
        node=f"strategy-{number % 5 + 1}",
    )


def big_plan() -> PlanTree:
    """2,000 lines, 60 indicators and 500 projects."""
    tree = good_plan(projects=500, per_issue=12)
    sentences = (
        "สำนักงานศึกษาธิการจังหวัดสมุทรปราการประสานหน่วยงานทางการศึกษาทุกสังกัดเพื่อขับเคลื่อนแผนพัฒนาการศึกษาจังหวัด",
        "ตามแผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2566 - 2570) งบประมาณ 1,250,000 บาท ร้อยละ 85 ของผู้เรียน",
        "ให้สถานศึกษาในอำเภอบางพลี จังหวัดสมุทรปราการ จัดการเรียนรู้และพัฒนาครูอย่างต่อเนื่องโดยใช้เทคโนโลยีดิจิทัล",
    )
    for number in range(2000):
        tree.lines.append(Line(f"{sentences[number % 3]} {_THINGS[number % 13]}{number}", Origin(line=1000 + number)))
    return tree
