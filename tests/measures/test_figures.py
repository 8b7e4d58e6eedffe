"""The id of a figure, its one printed text, its JSON, and its explanation that computes it again."""

import json
import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.measures import (
    Accumulation,
    Coverage,
    Direction,
    Figure,
    FigureId,
    FigureKind,
    Formula,
    Input,
    Origin,
    OriginKind,
    Range,
    Rule,
    State,
    Status,
    Value,
    Verdict,
    compute,
    computed,
    recompute,
)
from patibat.problems import Problem, Text

R = Value.reported
ID = FigureId(FigureKind.INDICATOR, "K1", "1101", "FY2566Q2")

WORDS = st.text("abzAZ0189กขฮะาำิ์่๐๙._-", min_size=1, max_size=20)
IDS = st.builds(
    FigureId,
    st.sampled_from(FigureKind),
    WORDS,
    WORDS,
    st.sampled_from(["FY2566", "FY2566Q2", "AY2563"]),
    st.one_of(st.just(""), st.text("abก=,.-_1", min_size=1, max_size=20).filter(lambda text: text != "-")),
    st.integers(1, 999_999),
)


@given(IDS)
def test_an_id_reads_back_as_itself(figure_id: FigureId) -> None:
    assert FigureId.parse(str(figure_id)) == figure_id
    assert str(figure_id).count("~") == 5


@given(st.text("indicatormoneycount~FY25-กา1.", max_size=60))
def test_a_text_that_is_read_is_written_back_the_same(text: str) -> None:
    try:
        figure_id = FigureId.parse(text)
    except Problem as problem:
        assert problem.code == "measures.figure-id"
    else:
        assert str(figure_id) == text


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "1/6"),
        ("indicator~K1~1101~FY2566~-", "5/6"),
        ("indicator~K1~1101~FY2566~-~1~1", "7/6"),
        ("ratio~K1~1101~FY2566~-~1", "kind"),
        ("indicator~~1101~FY2566~-~1", "code"),
        ("indicator~K 1~1101~FY2566~-~1", "code"),
        ("indicator~../x~1101~FY2566~-~1", "code"),
        ("indicator~K1~<b>~FY2566~-~1", "scope"),
        ("indicator~K1~1101~ปี 2566~-~1", "period"),
        ("indicator~K1~1101~FY2566~~1", "breakdown"),
        ("indicator~K1~1101~FY2566~a b~1", "breakdown"),
        ("indicator~K1~1101~FY2566~-~0", "version"),
        ("indicator~K1~1101~FY2566~-~01", "version"),
        ("indicator~K1~1101~FY2566~-~๑", "version"),
        ("indicator~K1\n~1101~FY2566~-~1", "code"),
    ],
)
def test_a_malformed_id_is_refused_naming_the_part(text: str, part: str) -> None:
    with pytest.raises(Problem) as caught:
        FigureId.parse(text)
    assert caught.value.code == "measures.figure-id"
    assert part in caught.value.why("en").rpartition("wrong one is ")[2]


def test_an_id_keeps_leading_zeros_and_thai_letters() -> None:
    figure_id = FigureId.parse("indicator~ตช-1.2_ก~0065422~AY2563~sex=female,level=p1~12")
    assert (figure_id.code, figure_id.scope, figure_id.version) == ("ตช-1.2_ก", "0065422", 12)
    assert figure_id.breakdown == "sex=female,level=p1"


def test_an_id_cannot_be_built_wrong() -> None:
    for wrong in ({"code": "a~b"}, {"breakdown": "-"}, {"version": 0}, {"scope": ""}):
        with pytest.raises(Problem):
            replace(ID, **wrong)


def province() -> Figure:
    """Four agencies report pupils who pass of pupils tested; one is late, one has no pupils."""
    rows = [("1101", 40, 80), ("1102", 0, 20), ("1103", 55, 100)]
    inputs = [
        Input(
            code,
            f"สพป. {code}",
            R(D(100 * passed) / D(tested)),
            Origin(OriginKind.WORKBOOK, "q2.xlsx", "ผลงาน", "D7", "ab12"),
            reported_by="เจ้าหน้าที่",
            approved_by="ผู้อำนวยการ",
            numerator=D(passed),
            denominator=D(tested),
        )
        for code, passed, tested in rows
    ]
    inputs += [Input("1104", "สพม.", Value.late()), Input("1105", "สศศ.", Value.not_applicable("ไม่มีผู้เรียนชั้นนี้"))]
    figure = Figure(
        ID,
        "ร้อยละของผู้เรียนที่ผ่านเกณฑ์",
        Value.late(),
        unit="ร้อยละ",
        as_of=date(2023, 3, 31),
        lineage=tuple(inputs),
        formula=Formula(Rule.RATIO),
        target=D(50),
    )
    return computed(figure).with_status()


def test_a_figure_of_a_province() -> None:
    figure = province()
    assert figure.value == R(D("47.5"))  # (40+0+55)/(80+20+100)*100 = 95/200
    assert (figure.numerator, figure.denominator) == (D(95), D(200))
    assert figure.shown() == "47.50"
    assert figure.coverage_label() == "3 จาก 4 หน่วยงาน"
    assert figure.percent_of_target == 95  # 47.5/50
    assert figure.verdict is Verdict.NOT_ACHIEVED
    assert figure.status is Status.WATCH
    assert [one.left_out_reason.th for one in figure.lineage if one.left_out_reason] == [
        "เกินกำหนดส่ง",
        "ไม่มีผู้เรียนชั้นนี้",
    ]


def test_a_figure_as_json() -> None:
    data = province().as_dict()
    assert data["id"] == "indicator~K1~1101~FY2566Q2~-~1"
    assert (data["value"], data["exact"], data["state"], data["shown"]) == (47.5, "47.5", "reported", "47.50")
    assert data["coverage"] == {
        "expected": 4,
        "reported": 3,
        "late": 1,
        "not_yet_due": 0,
        "withheld": 0,
        "not_counted": 0,
        "not_applicable": 1,
        "total": 5,
    }
    assert json.loads(json.dumps(data)) == data


def test_the_explanation_as_json_names_formula_inputs_and_origins() -> None:
    data = province().explained("en")
    assert json.loads(json.dumps(data)) == data
    assert data["formula"] == {
        "rule": "ratio",
        "accumulation": None,
        "factor": "100",
        "text": "sum of numerators ÷ sum of denominators × 100",
        "version": 1,
    }
    inputs = data["inputs"]
    assert isinstance(inputs, list)
    first, _, _, late, _ = inputs
    assert first["origin"] == {
        "kind": "workbook",
        "file": "q2.xlsx",
        "sheet": "ผลงาน",
        "cell": "D7",
        "attachment_sha": "ab12",
    }
    assert (first["numerator"], first["denominator"], first["left_out"]) == ("40", "80", None)
    assert (late["value"], late["state"], late["left_out"], late["shown"]) == (None, "late", "late", "late")


def test_zero_in_json_is_zero_and_absence_is_null() -> None:
    zero = Figure(ID, "x", R(0), places=0)
    assert zero.as_dict()["value"] == 0
    assert json.dumps(zero.as_dict()["value"]) == "0"
    assert (zero.shown(), zero.as_dict()["exact"]) == ("0", "0")
    absent = Figure(ID, "x", Value.not_yet_due())
    assert (absent.as_dict()["value"], absent.as_dict()["exact"]) == (None, None)
    assert (absent.shown(), absent.shown("en")) == ("ยังไม่ถึงกำหนด", "not yet due")


def test_large_money_keeps_its_satang_in_json() -> None:
    figure = Figure(replace(ID, kind=FigureKind.MONEY), "งบประมาณ", R(D("41826072.15")))
    assert json.dumps(figure.as_dict()["value"]) == "41826072.15"
    assert figure.shown() == "41,826,072.15"


def test_targets_print_like_values() -> None:
    assert Figure(ID, "x", R(1), target=D(60)).shown_target() == "60.00"
    assert (
        Figure(ID, "x", R(1), target=Range(D(45), D(55)), direction=Direction.BAND, places=0).shown_target() == "45-55"
    )
    assert Figure(ID, "x", R(1)).shown_target() == "ไม่ได้ตั้งเป้าหมาย"
    assert Figure(ID, "x", R(1), target=D(0)).as_dict()["target"] == "0.00"


def test_periods_of_several_agencies() -> None:
    rows = [("a", 1, 10), ("a", 2, 30), ("b", 1, 5), ("b", 2, None)]
    inputs = tuple(
        Input(f"{who}{quarter}", who, Value.late() if total is None else R(total), group=who, order=quarter)
        for who, quarter, total in rows
    )
    cumulative = compute(inputs, Formula(Rule.SUM, Accumulation.CUMULATIVE))
    assert cumulative.value == R(35)  # the latest of each: 30 + 5
    assert cumulative.used == ("a2", "b1")
    assert {out.key: out.reason.en for out in cumulative.left_out} == {
        "a1": "a newer report stands in its place",
        "b2": "late",
    }
    assert cumulative.coverage == Coverage(reported=2, late=1)
    periodic = compute(inputs, Formula(Rule.SUM, Accumulation.PERIODIC))
    assert periodic.value == R(45)  # 10+30+5
    assert periodic.coverage == Coverage(reported=3, late=1)


def test_the_weight_of_the_latest_report_stays_with_it() -> None:
    inputs = (
        Input("a1", "a", R(1), group="a", order=1, weight=D(9)),
        Input("a2", "a", R(80), group="a", order=2, weight=D(3)),
        Input("b1", "b", R(40), group="b", order=1, weight=D(1)),
    )
    result = compute(inputs, Formula(Rule.WEIGHTED_MEAN, Accumulation.CUMULATIVE))
    assert result.value == R(70)  # (3*80 + 1*40)/4


def test_an_input_is_not_counted_in_two_groups() -> None:
    inputs = (Input("x", "a", R(1), group="a"), Input("x", "b", R(1), group="b"))
    with pytest.raises(Problem) as caught:
        compute(inputs, Formula(Rule.SUM, Accumulation.PERIODIC))
    assert caught.value.code == "measures.part-twice"


def test_one_agency_over_its_year() -> None:
    inputs = tuple(Input(f"Q{n}", "a", R(n), order=n, group="a") for n in (1, 2, 3))
    assert compute(inputs, Formula(Rule.SUM, Accumulation.CUMULATIVE)).value == R(3)
    assert compute((), Formula(Rule.SUM, Accumulation.CUMULATIVE)).value.state is State.NOT_APPLICABLE


def test_a_figure_that_was_entered_explains_itself_by_its_only_input() -> None:
    entered = Figure(ID, "x", R(7), lineage=(Input("1101", "สพป.", R(7)),))
    assert computed(entered) is entered
    assert recompute(entered) == R(7)
    assert recompute(Figure(ID, "x", R(7))) == R(7)


def test_a_tampered_figure_does_not_recompute() -> None:
    figure = province()
    assert recompute(figure) == figure.value
    assert recompute(replace(figure, value=R(D("57.5")))) != R(D("57.5"))


def test_the_definitions_own_words_come_before_the_rules() -> None:
    assert Formula(Rule.SUM, words=Text("นับจากทะเบียน", "from the register")).text("en") == "from the register"
    assert all(Formula(rule).text("th") != Formula(rule).text("en") for rule in Rule)


def test_a_figure_survives_a_trip_to_another_process() -> None:
    figure = province()
    assert pickle.loads(pickle.dumps(figure)) == figure


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
VALUES = st.one_of(NUMBERS.map(R), st.sampled_from([Value.late(), Value.not_yet_due(), Value.not_applicable()]))
COUNTS = st.one_of(st.none(), st.integers(0, 10**5).map(D))
ROWS = st.lists(st.tuples(VALUES, COUNTS, COUNTS, COUNTS, st.sampled_from("abc"), st.integers(1, 4)), max_size=12)


@given(ROWS, st.sampled_from(Rule), st.sampled_from([None, *Accumulation]))
def test_every_computed_figure_recomputes_from_its_explanation(
    rows: list[tuple[Value, D | None, D | None, D | None, str, int]], rule: Rule, accumulation: Accumulation | None
) -> None:
    inputs = tuple(
        Input(str(n), "", value, numerator=a, denominator=b, weight=w, group=group, order=order)
        for n, (value, a, b, w, group, order) in enumerate(rows)
    )
    figure = computed(Figure(ID, "x", Value.late(), lineage=inputs, formula=Formula(rule, accumulation)))
    assert recompute(figure) == figure.value
    backwards = replace(figure, lineage=tuple(reversed(figure.lineage)))
    assert recompute(backwards) == figure.value
    used = sum(one.left_out_reason is None for one in figure.lineage)
    assert used or not figure.value.is_reported
    assert json.dumps(figure.explained())
