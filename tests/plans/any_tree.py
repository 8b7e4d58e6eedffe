"""Trees of any shape, for properties: nodes hang below earlier or later ones, things repeat, numbers are odd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import strategies as st

from patibat.papers.reading import Origin
from patibat.plans.editing import DEEDS, Edit, Thing, things
from patibat.plans.tree import (
    KINDS,
    ActivityItem,
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    SwotEntry,
    TargetValue,
    TotalLine,
)

WORDS = st.sampled_from(["พัฒนาครู", "ยกระดับ คุณภาพผู้เรียน", "ร้อยละ 80", "สร้างโอกาส 🎓", "a b", "ก", "เท่าเทียม ทั่วถึง"])
TEXTS = st.one_of(WORDS, st.text(max_size=12))
MONEY = st.decimals(0, 10**9, places=2, allow_nan=False)
YEARS = st.integers(2560, 2580)
ORIGINS = st.builds(Origin, line=st.integers(0, 9), page=st.integers(0, 3), cell=st.sampled_from(["", "A1", "B2"]))
SURE = st.sampled_from([0.3, 0.7, 0.9, 1.0])
MENTIONS = st.builds(
    AgencyMention,
    text=st.sampled_from(["สพป. เขต 1", "สพม.", "เทศบาล"]),
    codes=st.sampled_from([(), ("a1",), ("a1", "a2")]),
    origin=ORIGINS,
    is_valid=st.booleans(),
)
CARRIERS = st.lists(MENTIONS, max_size=2)
TARGETS = st.builds(
    TargetValue, value=st.none() | MONEY, upper=st.none() | MONEY, increase_by=st.none() | MONEY, unit=WORDS, text=TEXTS
)


@st.composite
def trees(draw: st.DrawFn) -> PlanTree:
    """A tree in which every parent is there and no circle is."""
    count = draw(st.integers(1, 7))
    keys = [f"n{at}" for at in range(count)]
    nodes = [
        PlanItem(
            key,
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(["", "1", "2.1", "๓"])),
            draw(WORDS),
            draw(st.sampled_from(["", *keys[:at]])),
            draw(CARRIERS),
            draw(CARRIERS),
            draw(ORIGINS),
            draw(SURE),
            draw(TEXTS),
        )
        for at, key in enumerate(keys)
    ]
    below = st.sampled_from(["", *keys])
    tree = PlanTree(draw(TEXTS), draw(YEARS), draw(YEARS), nodes=draw(st.permutations(nodes)))
    tree.swot = draw(st.lists(st.builds(SwotEntry, st.just("strength"), WORDS, ORIGINS, SURE), max_size=2))
    tree.indicators = [draw(_indicator(f"k{at}", below)) for at in range(draw(st.integers(0, 3)))]
    tree.projects = [draw(_project(f"p{at}", below)) for at in range(draw(st.integers(0, 3)))]
    tree.totals = draw(st.lists(st.builds(TotalLine, MONEY, below, YEARS, TEXTS, origin=ORIGINS), max_size=2))
    lines = st.lists(st.builds(Line, TEXTS, ORIGINS, below, TEXTS), max_size=3)
    tree.lines, tree.unplaced = draw(lines), draw(lines)
    visions = tree.of_kind("vision")
    tree.vision = visions[0].title if visions else ""
    return tree


def _indicator(key: str, below: st.SearchStrategy[str]) -> st.SearchStrategy[IndicatorItem]:
    return st.builds(
        IndicatorItem,
        key=st.just(key),
        name=WORDS,
        unit=TEXTS,
        baseline=st.none() | MONEY,
        baseline_year=st.just(0) | YEARS,
        baseline_text=TEXTS,
        targets=st.dictionaries(st.just(0) | YEARS, TARGETS, max_size=3),
        node=below,
        number=TEXTS,
        lead=CARRIERS,
        support=CARRIERS,
        source=TEXTS,
        origin=ORIGINS,
        confidence=SURE,
    )


def _project(key: str, below: st.SearchStrategy[str]) -> st.SearchStrategy[ProjectItem]:
    return st.builds(
        ProjectItem,
        key=st.just(key),
        name=WORDS,
        agencies=CARRIERS,
        years=st.lists(YEARS, max_size=3, unique=True).map(tuple),
        budget=st.none() | MONEY,
        budgets=st.lists(st.builds(BudgetItem, MONEY, YEARS, TEXTS, origin=ORIGINS), max_size=2),
        activities=st.lists(st.builds(ActivityItem, WORDS, budget=st.none() | MONEY), max_size=2),
        node=below,
        objective=TEXTS,
        target=TEXTS,
        origin=ORIGINS,
        confidence=SURE,
    )


@st.composite
def edits(draw: st.DrawFn, tree: PlanTree, number: int = 0) -> Edit:
    """A correction of the tree as a page may send it, sensible or not."""
    found = list(things(tree))
    keys = st.sampled_from([*(one.key for one in found), "gone"])
    deed = draw(st.sampled_from(sorted(DEEDS)))
    mentions = [one.text for one in tree.mentions()]
    lines = [one.text for one in tree.unplaced]
    every: dict[str, st.SearchStrategy[object]] = {
        "key": keys,
        "into": keys,
        "parent": keys | st.just(""),
        "before": keys | st.just(""),
        "at": st.integers(-1, 12),
        "new": st.just(f"new{number}"),
        "text": st.sampled_from([*mentions, *lines, "ไม่มี"]),
        "code": st.sampled_from(["a1", "a9", ""]),
        "kind": st.sampled_from([*KINDS, "indicator", "nonsense"]),
        "reason": st.sampled_from(["ไม่ใช่แผน", " "]),
        "lead": st.just([["a1", "สพป. เขต 1"]]),
        "support": st.just([]),
        "to": st.fixed_dictionaries(
            {},
            optional={
                "number": WORDS,
                "title": WORDS,
                "name": WORDS,
                "kind": st.sampled_from(KINDS),
                "from_year": YEARS,
                "to_year": st.sampled_from([2570, "x"]),
                "odd": WORDS,
                "unit": WORDS,
                "baseline": st.sampled_from(["12.5", "", "x", "NaN"]),
                "baseline_year": st.sampled_from([0, 2569, 1]),
                "targets": st.sampled_from(
                    [{"2569": {"value": "80", "upper": "85"}}, {"2570": None, "0": {"increase_by": "3"}}, {"x": {}}, 5]
                ),
                "budget": st.sampled_from(["100.50", "", "Infinity"]),
                "budgets": st.sampled_from([[], [{"at": 0, "year": 2569, "amount": "5"}], [{"amount": ""}], 5]),
                "activities": st.sampled_from([[], ["อบรม"], 5]),
                "years": st.sampled_from([[2569, 2568], ["x"]]),
                "lead": st.sampled_from([[], [["a1", "สพม."]], [[["a1", "a2"], "สพม."]], [["a1"]]]),
                "agencies": st.sampled_from([[], [["", "ใครก็ไม่รู้"]], 5]),
            },
        ),
    }
    given = (
        draw(st.fixed_dictionaries(every)) if draw(st.booleans()) else draw(st.fixed_dictionaries({}, optional=every))
    )
    return {**given, "deed": deed}


def letters(tree: PlanTree) -> Counter[str]:
    """Every letter of the words of the plan, wherever they stand: titles, names, texts, and what was not placed."""
    told = [f"{one.title}{one.text}" if isinstance(one, PlanItem) else one.name for one in things(tree)]
    return Counter(
        letter for text in (*told, *(line.text for line in tree.unplaced)) for letter in text if not letter.isspace()
    )


def every(tree: PlanTree, sort: Callable[[Thing], bool] = lambda one: True) -> dict[str, Thing]:
    """Things by key."""
    return {one.key: one for one in things(tree) if sort(one)}
