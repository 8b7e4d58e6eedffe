"""What the columns of a plan's table hold, by their headings in one to three rows.

>>> role_of("ตัวชี้วัดและค่าเป้าหมาย"), role_of("งบประมาณ (บาท)"), role_of("กลุ่ม/ ผู้รับผิดชอบ"), role_of("ความสอดคล้อง")
('indicator', 'budget', 'agency', 'other')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from patibat.intake.plan_documents.cells import heading_text
from patibat.intake.plan_documents.markers import marker_of
from patibat.papers.reading import Cell, Table
from patibat.thai import to_arabic_digits

Grid = list[list[Cell | None]]

# In this order: the first that fits says what a heading is.
_ROLES: Final = (
    ("period", r"ปีงบประมาณ(?:พ\.?ศ\.?)?(?:ที่ดำเนินการ)?"),
    ("budget", r"(?:งบ(?!ประมาณ)|"
     r"งบประมาณ(?=จาก|ของ|งบ|เงิน|ส่วน|หน่วย|ต้นสังกัด|อบจ|อปท|ท้องถิ่น|แผนพัฒนา|เอกชน)(?!.*รับผิดชอบ)|"
     r"เงิน(?:นอก)?งบประมาณ|เงินอุดหนุน|เงินรายได้|เงินบริจาค).+"),
    ("number", r"(?:ที่|ลำดับ(?:ที่)?|ข้อ(?:ที่)?|no\.?|รหัส(?:โครงการ)?|#)"),
    ("other", r"(?:ความ)?สอดคล้อง.*|ความเชื่อมโยง.*|"
     r"เชื่อมโยง.*|สนอง.*|หมายเหตุ|ยุทธ(?:ศาสตร์)?\.?ชาติ.*|แผนแม่บท.*|แผน(?:พัฒนา)?(?:ฯ|ฉบับที่)?1[0-9].*|"
     r"นโยบาย.*|sdgs?.*|ความเสี่ยง.*|ผลที่คาดว่า.*|ลักษณะโครงการ|สถานที่.*|พื้นที่.*"),
    ("unit", r"หน่วยนับ.*|หน่วยวัด|หน่วย"),
    ("data_source", r"แหล่งข้อมูล.*|ที่มาของข้อมูล|วิธี(?:การ)?(?:จัดเก็บ|วัด).*|แหล่งที่มา(?:ของ)?ข้อมูล"),
    ("money_source", r"แหล่ง(?:ที่มา(?:ของ)?)?(?:งบ|เงิน).*|ที่มา(?:ของ)?(?:งบ|เงิน).*|ประเภทงบ.*"),
    ("baseline", r"(?:ข้อมูล|ค่า)?(?:ปี)?ฐาน.*|(?:ข้อมูล|ค่า)พื้นฐาน.*|ปีฐาน.*|baseline.*|"
     r"(?:สถานะ|สถานการณ์|ค่า|ผล|ระดับ)(?:ปัจจุบัน|เริ่มต้น|เดิม|ตั้งต้น).*|ผล(?:การดำเนิน)?งาน(?:ปี|ที่ผ่านมา).*|ผล(?:การดำเนินการ|ลัพธ์)?ปี.*|ข้อมูลปัจจุบัน.*"),
    ("support", r".*(?:สนับสนุน|หน่วยงานร่วม|ร่วมดำเนิน|เจ้าภาพร่วม|หน่วยงานที่เกี่ยวข้อง).*"),
    ("lead", r".*(?:เจ้าภาพ|หน่วยงานหลัก|รับผิดชอบหลัก).*"),
    ("agency", r".*(?:รับผิดชอบ|หน่วยงานดำเนิน|หน่วยดำเนิน|หน่วยงานเจ้าของ|หน่วยงานที่ดำเนิน|ผู้ดำเนินการ).*|"
     r"หน่วยงาน|หน่วย(?:งาน)?/สังกัด|สังกัด|หน่วยงาน/สถานศึกษา|สถานศึกษา/หน่วยงาน"),
    ("objective", r"วัตถุประสงค์.*"),
    ("budget", r".*(?:งบประมาณ|วงเงิน|จำนวนเงิน|งปม|เงินงบ|รวมเงิน|\(บาท\)|\(ล้านบาท\)|\(พันบาท\)).*|บาท|งบ|รวมงบ"),
    ("period", r"ระยะเวลา.*|ช่วงเวลา.*|ห้วงเวลา.*|ปี(?:ที่|พ\.ศ\.)?(?:ที่)?ดำเนินการ|กำหนดการ|เริ่ม.*|ปีงบประมาณ|วันดำเนินการ|เดือน"),
    ("indicator", r".*(?:ตัวชี้วัด|ตัวบ่งชี้|kpi).*"),
    ("mission", r"(?:พันธกิจ|ภารกิจ).*"),
    ("goal", r"เป้าประสงค์.*"),
    ("target", r".*(?:เป้าหมาย).*|ผลผลิต(?:/ผลลัพธ์)?"),
    ("issue", r"(?:ประเด็น)?(?:ยุทธศาสตร์|การพัฒนา|ยุทธศาสตร์การพัฒนา).*|ประเด็น.*"),
    ("strategy", r"กลยุทธ์.*"),
    ("tactic", r"(?:มาตรการ|กลวิธี|วิธีดำเนินการ|วิธีการ).*"),
    ("guideline", r"แนวทาง.*"),
    ("project", r".*โครงการ.*|งาน/โครงการ|ชื่องาน"),
    ("activity", r".*กิจกรรม.*|ขั้นตอน.*"),
)  # fmt: skip
_COMPILED: Final = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_YEAR: Final = re.compile(r"(?<![0-9])(25[0-9]{2}|[67][0-9])(?![0-9])")
_QUARTER: Final = re.compile(r"(?:ไตรมาส(?:ที่)?|Q)\s*([1-4])|^([1-4])$|^([1-4])\s*\(")
_MONTHS: Final = (("ต.ค", 1), ("ม.ค", 2), ("เม.ย", 3), ("ก.ค", 4))
_BARE_YEAR: Final = re.compile(r"(?:ปี)?\s*(?:งบประมาณ)?\s*(?:พ\.\s*ศ\.)?\s*(?:25)?[0-9]{2}")
_TOTAL: Final = re.compile(r"รวม|ทั้งสิ้น")
_LONGEST: Final = 44
_LONGEST_OF_MONEY: Final = 90
NODES: Final = ("mission", "issue", "goal", "target", "strategy", "tactic", "guideline")
_SWOT: Final = re.compile(r"จุดแข็ง|จุดอ่อน|โอกาส|อุปสรรค|ภาวะคุกคาม|ภัยคุกคาม")
_KNOWN: Final = frozenset(role for role, _ in _ROLES)


@dataclass(slots=True)
class Column:
    """A column: what it holds, and of which year, quarter or source. `scale` turns its money into baht."""

    role: str
    heading: str = ""
    year: int = 0
    quarter: int = 0
    source: str = ""
    is_total: bool = False
    scale: Decimal = Decimal(1)


@dataclass(slots=True)
class Header:
    """The headings of a table: `first` is the first row of data."""

    columns: list[Column] = field(default_factory=list)
    start: int = 0
    first: int = 0

    def of(self, *roles: str) -> list[int]:
        """The columns with these roles, from the left."""
        return [position for position, column in enumerate(self.columns) if column.role in roles]

    def has(self, *roles: str) -> bool:
        """Is there a column with one of these roles?"""
        return bool(self.of(*roles))

    @property
    def is_projects(self) -> bool:
        """A table of projects."""
        money = self.has("budget", "agency", "lead", "objective", "period", "money_source")
        return money and (self.has("project") or (self.has("activity") and self.has("budget")))

    @property
    def is_both(self) -> bool:
        """A table of what the plan is made of that lists its projects too: indicators have targets of their own."""
        has_targets = any(column.role == "target" and column.year for column in self.columns)
        return self.is_projects and self.has("indicator") and has_targets

    def without(self, *roles: str) -> Header:
        """The same columns, those of some roles as if they said nothing."""
        columns = [replace(column, role="") if column.role in roles else column for column in self.columns]
        return Header(columns, self.start, self.first)

    @property
    def is_matrix(self) -> bool:
        """Does it only cross what the plan holds elsewhere? Its headings are single issues, goals or missions."""
        markers = [marker_of(column.heading) for column in self.columns]
        return sum(one is not None and one.kind in NODES for one in markers) > 1

    @property
    def is_frame(self) -> bool:
        """A table of what the plan is made of: goals, indicators, strategies."""
        return self.has(*NODES, "indicator")


def role_of(heading: str) -> str:
    """The role of a heading, or empty."""
    text = re.sub(r"\s+", "", to_arabic_digits(heading)).strip(":：*")
    bare = re.sub(r"\([^)]*\)", "", text) or text
    if not text or len(text) > (_LONGEST_OF_MONEY if text.startswith(("งบประมาณ", "วงเงิน")) else _LONGEST):
        return ""
    marker = marker_of(heading)
    if marker is not None and marker.kind in NODES and marker.rest:
        # “ยุทธศาสตร์ที่ 1 พัฒนา…” is one of them, not what they are called.
        return ""
    for role, pattern in _COMPILED:
        if pattern.fullmatch(bare) or (role == "budget" and pattern.fullmatch(text)):
            return role
    return ""


def header_of(table: Table, grid: Grid) -> Header | None:
    """The header of a table, among its first rows; None where there is none that we know."""
    best: tuple[int, int] = (1, 0)
    for row in range(min(len(grid), 6)):
        if best[0] > 1 and _is_data(grid[row]):
            break
        roles = _roles_in(filled_cells(grid[row]))
        if len(roles) > best[0]:
            best = (len(roles), row)
    if best[0] < 2 and not _is_small_frame(table, grid):
        return None
    start = _top(grid, best[1])
    depth = _depth(grid, start)
    columns = [column_of([grid[row][column] for row in range(start, start + depth)]) for column in range(table.width)]
    caption = "".join(cell.text for row in grid[:start] for cell in filled_cells(row))
    for column in columns:
        if column.role == "budget" and column.scale == 1:
            column.scale = scale_of(caption)
    _share_years(columns)
    _settle_by_table(columns)
    return Header(columns, start, start + depth)


def _top(grid: Grid, start: int) -> int:
    """The first row of a header of which some headings reach down to the row that we know it by."""
    while start and any(
        cell is not None and cell is over for cell, over in zip(grid[start], grid[start - 1], strict=True)
    ):
        start -= 1
    return start


def _settle_by_table(columns: list[Column]) -> None:
    """What a heading leaves open the other columns tell: years of indicators are targets, years of projects money."""
    roles = {column.role for column in columns}
    if "indicator" in roles and not roles & {"project", "activity"}:
        for column in columns:
            if column.year and column.role in ("budget", "period", "") and not _MONEY.search(column.heading):
                column.role, column.source = "target", ""
    if "project" not in roles:
        return
    years = [one for one in columns if one.role == "target" and _BARE_YEAR.fullmatch(to_arabic_digits(one.heading))]
    for column in years if "indicator" not in roles else ():
        column.role = "budget"
    if not any(column.role == "budget" for column in columns):
        return
    _settle_money(columns)


def _settle_money(columns: list[Column]) -> None:
    """Of projects: bare years and quarters are money; a source without a heading over it is a source."""
    money = [column for column in columns if column.role == "budget"]
    for column in columns:
        if not column.role and (column.year or column.quarter):
            column.role = "budget"
        is_bare = column.role == "budget" and not (column.year or column.quarter or column.source or column.is_total)
        if is_bare and len(money) > 1 and _SOURCE.search(column.heading):
            column.source = column.heading


def _is_small_frame(table: Table, grid: Grid) -> bool:
    """A table of two or three columns of which one heading is ours and the others are short."""
    if not grid or not 2 <= table.width <= 3 or len(grid) < 2:
        return False
    heads = [heading_text(cell) for cell in grid[0] if cell is not None]
    roles = [role_of(text) for text in heads]
    return all(0 < len(text) <= 40 for text in heads) and any(role in (*NODES, "indicator") for role in roles)


def headers_at(grid: Grid) -> list[int]:
    """The rows of a sheet at which a table begins: rows with two headings or more that we know, one of them telling."""
    found = []
    for row, cells in enumerate(grid):
        distinct = filled_cells(cells)
        if _is_data(cells) or len(distinct) < 2:
            continue
        roles = _roles_in(distinct)
        if sum(bool(_SWOT.match(cell.text.strip())) for cell in distinct) >= 2 or (
            len(roles) >= 2
            and len(roles) * 2 >= len([cell for cell in distinct if not _is_bare_year(cell)]) - 4
            and roles & {*NODES, "indicator", "project", "activity"}
        ):
            found.append(row)
    return found


def _roles_in(cells: Sequence[Cell]) -> set[str]:
    """What the headings of a row say; bare years beside indicators are their targets."""
    roles = {role_of(heading_text(cell)) for cell in cells} - {""}
    if "indicator" in roles and sum(map(_is_bare_year, cells)) > 1:
        roles.add("target")
    return roles


def _is_bare_year(cell: Cell) -> bool:
    return bool(_BARE_YEAR.fullmatch(to_arabic_digits(heading_text(cell)).strip()))


def filled_cells(cells: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row that hold something, each once."""
    seen: dict[int, Cell] = {}
    for cell in cells:
        if cell is not None and cell.text.strip():
            seen[id(cell)] = cell
    return list(seen.values())


def _is_data(cells: Iterable[Cell | None]) -> bool:
    """Amounts stand in data, not in headings; a year does stand there."""
    for cell in cells:
        text = to_arabic_digits(cell.text).strip().replace(",", "") if cell is not None else ""
        if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) and not re.fullmatch(r"25[0-9]{2}|[1-4]|[67][0-9]", text):
            return True
    return False


def _depth(grid: Grid, start: int) -> int:
    """How many rows the header has: merged cells reach down, and rows of years or quarters belong to it."""
    depth = 1
    while start + depth < min(len(grid), start + 4):
        above, row = grid[start + depth - 1], grid[start + depth]
        new = [
            cell
            for cell, over in zip(row, above, strict=True)
            if cell is not None and cell is not over and cell.text.strip()
        ]
        if not new:
            if any(cell is not None and cell is over for cell, over in zip(row, above, strict=True)):
                depth += 1
                continue
            break
        if not _is_data(row) and any(cell is not None and cell is over for cell, over in zip(row, above, strict=True)):
            # A heading reaches down to this row: what stands beside it there is a heading too.
            depth += 1
            continue
        marker = marker_of(new[0].text) if len(new) == 1 else None
        if marker is not None and marker.kind and marker.rest:
            # “ยุทธศาสตร์ที่ 1 …” alone in its row is what the rows below belong to.
            break
        is_over_all = len(row) > 1 and all(cell is new[0] for cell in row)
        if is_over_all or not all(_is_sub_heading(heading_text(cell)) for cell in new):
            break
        depth += 1
    return depth


def _is_sub_heading(text: str) -> bool:
    plain = re.sub(r"\s+", "", to_arabic_digits(text))
    if re.fullmatch(r"(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?:25[0-9]{2}|[67][0-9])", plain):
        return True
    if re.fullmatch(r"(?:ไตรมาส(?:ที่)?|Q)?[1-4](?:\(?(?:ต\.ค|ม\.ค|เม\.ย|ก\.ค).*)?|(?:ต\.ค|ม\.ค|เม\.ย|ก\.ค)\..*", plain):
        return True
    return len(plain) <= 40 and (bool(role_of(text)) or bool(_TOTAL.match(plain)) or bool(_SOURCE_WORD.search(plain)))


_MONEY: Final = re.compile(r"(?<!ปี)(?<!ปี )งบ|บาท|เงิน")
_SOURCE: Final = re.compile(r"ต้นสังกัด|อบจ|อปท|ท้องถิ่น|จังหวัด|เอกชน|อื่น|สนับสนุน|บริจาค|รายได้|กองทุน")
_AMOUNT_WORD: Final = re.compile(r"งบประมาณ|จำนวน|เงิน(?!อุดหนุน|รายได้|บริจาค)|\(?(?:ล้าน|พัน)?บาท\)?")
_SOURCE_WORD: Final = re.compile(r"ต้นสังกัด|นอก|งบ|อบจ|อปท|จังหวัด|เอกชน|อื่น|แหล่ง|เงิน|บาท")


def column_of(cells: Sequence[Cell | None]) -> Column:
    """What a column holds, by its headings from the top."""
    texts = [heading_text(cell) for cell in dict.fromkeys(cells) if cell is not None and cell.text.strip()]
    joined = " ".join(texts)
    plain = to_arabic_digits(joined)
    column = Column(_role(texts), " ".join(joined.split()))
    last = to_arabic_digits(texts[-1]) if texts else ""
    column.year = _year(last) or _year(plain)
    if column.role in ("budget", "target") or "ไตรมาส" in plain:
        column.quarter = _quarter(plain, last)
    column.scale = scale_of(joined)
    column.is_total = bool(texts) and bool(_TOTAL.match(re.sub(r"\s+", "", texts[-1])))
    if column.role == "budget" and len(texts) > 1 and not column.year and not column.quarter and not column.is_total:
        column.source = (
            ""
            if role_of(texts[-1]) == "budget" and not _SOURCE_WORD.search(_AMOUNT_WORD.sub("", texts[-1]))
            else " ".join(texts[-1].split())
        )
    return column


def _role(texts: Sequence[str]) -> str:
    """The lowest heading that we know speaks; a year or a quarter under a heading has that heading's role."""
    if re.search(r"25[0-9]{2}.*ฐาน|ฐาน.*25[0-9]{2}", to_arabic_digits(" ".join(texts))):
        return "baseline"
    roles = [role_of(text) for text in texts]
    known = [role for role in roles if role]
    if not known:
        plain = to_arabic_digits(" ".join(texts))
        return "target" if re.fullmatch(r"(?:ปี\s*)?(?:พ\.ศ\.\s*)?25[0-9]{2}", plain.strip()) else ""
    top, low = known[0], known[-1]
    if top == "budget" and low in ("period", "number", "other", "agency", "lead", "support"):
        return "budget"
    if top in ("target", "baseline") and low in ("period", "number", "other"):
        return top
    return low


def _year(text: str) -> int:
    found = _YEAR.search(text)
    if found is None:
        return 0
    year = int(found[1])
    return year if year > 2400 else year + 2500 if re.search(r"ปี|พ\.ศ", text) or text.strip() == found[1] else 0


def _quarter(plain: str, last: str) -> int:
    found = _QUARTER.search(plain) if "ไตรมาส" in plain else _QUARTER.search(last.strip())
    if found:
        return int(next(group for group in found.groups() if group))
    compact = last.replace(" ", "").lstrip("(")
    return next((number for month, number in _MONTHS if compact.startswith(month)), 0)


def _share_years(columns: list[Column]) -> None:
    """Columns that only hold a year belong to the heading on their left that they stand under."""
    before = ""
    for column in columns:
        if column.role in ("target", "budget") and column.year:
            before = column.role
        elif not column.role and column.year and before:
            column.role = before
        elif not column.role and column.is_total and any(one.role == "budget" for one in columns):
            column.role = "budget"


def scale_of(text: str) -> Decimal:
    """How many baht one of a column's units is.

    >>> scale_of("งบประมาณ (ล้านบาท)"), scale_of("หน่วย : บาท")
    (Decimal('1000000'), Decimal('1'))
    """
    plain = re.sub(r"\s+", "", text)
    if "ล้านบาท" in plain:
        return Decimal(1_000_000)
    if "พันบาท" in plain:
        return Decimal(1_000)
    return Decimal(1)
