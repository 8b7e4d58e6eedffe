"""The pages of rounds: who may open them, what they show, that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from patibat.accounts.models import User
from patibat.monitoring.choices import ValueState, WorkStatus
from patibat.monitoring.models import Assignment, Evidence, Explanation, Result, Round
from patibat.monitoring.services import ProgressRow, ResultRow, SourceOf, result_submit
from patibat.monitoring.urls import ROUTES, urlpatterns
from patibat.network.permissions import VERBS
from patibat.plans.choices import PlanKind, PlanStatus
from patibat.plans.models import Plan
from patibat.records.choices import OriginKind
from patibat.records.services import attachment_keep
from tests.builders import TODAY, Small, round_make, small_plan
from tests.cast import PEOPLE, Tree
from tests.monitoring.reports import day, put

pytestmark = pytest.mark.django_db
FORM = SourceOf(OriginKind.FORM)
Who = Callable[[str], Client]


@pytest.fixture
def small(tree: Tree, settings: Any) -> Small:
    settings.PATIBAT_AS_OF = TODAY
    return small_plan(tree)


def page(small: Small, name: str) -> str:
    """The address of a page about area1's things."""
    if name in ("round-list", "round-open", "result-list"):
        return reverse(name)
    if name in ("round-view", "result-publish"):
        return reverse(name, args=[small.round.pk])
    if name == "assignment-extend":
        return reverse(name, args=[Assignment.objects.get(round=small.round, agency=small.tree.area1).pk])
    if name in ("result-review", "result-approve", "result-return", "result-submit"):
        return reverse(name, args=[small.round.pk, small.tree.area1.code])
    result = Result.objects.filter(agency=small.tree.area1).first() or put(
        small.round, small.tree.area1, small.total, "10"
    )
    if name == "evidence-view":
        file = attachment_keep(
            by=None, content=b"%PDF-1.7", name="ก.pdf", content_type="application/pdf", model="x", key="1"
        )
        return reverse(name, args=[Evidence.objects.create(result=result, attachment=file, description="ก").pk])
    if name == "result-file":
        file = attachment_keep(by=None, content=b"PK", name="ผล.xlsx", content_type="text/html", model="x", key="1")
        Result.objects.filter(pk=result.pk).update(origin_file=file)
    return reverse(name, args=[result.pk])


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:300]
    return answer.content.decode()


def test_every_address_has_a_verb_that_is_declared() -> None:
    assert {one.name for one in urlpatterns} == set(ROUTES)
    assert set(ROUTES.values()) <= set(VERBS)


@pytest.mark.parametrize("route", sorted(ROUTES))
@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_a_page_opens_to_the_roles_of_its_verb(small: Small, client_for: Who, route: str, name: str) -> None:
    address = page(small, route)
    answer = client_for(name).get(address)
    role, where = PEOPLE[name][1], PEOPLE[name][2]
    posted = route in ("result-approve", "result-return")
    if role is None or role not in VERBS[ROUTES[route]]:
        assert answer.status_code == 403
    elif posted:
        assert answer.status_code == 405
    elif (name == "school" and route in ("round-list",)) or where in ("office", "area1"):
        assert answer.status_code == 200
    elif route in ("round-list", "round-view", "result-list"):
        # Of a round an officer sees the own agencies; a school that is not in it does not know of it.
        assert answer.status_code == (404 if name == "school" and route == "round-view" else 200)
    else:
        assert answer.status_code == 404


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_nobody_signed_in_is_led_to_the_door(small: Small, anonymous: Client, route: str) -> None:
    answer = anonymous.get(page(small, route))
    assert answer.status_code == 302 and "/accounts/login/" in answer.headers["Location"]


def test_an_officer_sees_the_own_agencies_of_a_round_only(small: Small, client_for: Who) -> None:
    address = page(small, "round-view")
    own = text(client_for("officer"), address)
    assert small.tree.area1.name in own and small.tree.area2.name not in own
    assert "กรอกบนหน้าเว็บ" in own and "เปิดเผยผลงาน" not in own
    office = text(client_for("analyst"), address)
    assert small.tree.area1.name in office and small.tree.area2.name in office and "เปิดเผยผลงาน" in office
    read = text(client_for("executive"), address)
    assert "กรอกบนหน้าเว็บ" not in read and "ขยายเวลา" not in read


def test_a_round_of_a_draft_is_unknown_to_officers(small: Small, client_for: Who) -> None:
    small.plan.status = PlanStatus.DRAFT
    small.plan.save()
    assert client_for("officer").get(page(small, "round-view")).status_code == 404
    assert client_for("analyst").get(page(small, "round-view")).status_code == 200


# Reporting on line --------------------------------------------------------------------------------------------------


def typed(small: Small, **values: str) -> dict[str, str]:
    """What a browser sends: `ratio_numerator="30"`."""
    indicators = {"ratio": small.ratio.pk, "total": small.total.pk}
    return {f"i{indicators[name.partition('_')[0]]}-{name.partition('_')[2]}": value for name, value in values.items()}


def test_what_is_typed_is_sent_and_what_is_empty_is_not(small: Small, client_for: Who, officer: User) -> None:
    client, address = client_for("officer"), page(small, "result-submit")
    assert "ร้อยละผู้เรียนที่ผ่านเกณฑ์" in text(client, address)
    answer = client.post(address, typed(small, ratio_numerator="๓๐", ratio_denominator="1,000", ratio_note="รวมสองเขต"))
    assert answer.status_code == 302
    (row,) = Result.objects.all()
    assert (row.numerator, row.denominator, row.note, row.submitted_by) == (
        Decimal(30),
        Decimal(1000),
        "รวมสองเขต",
        officer,
    )
    assert (row.origin_kind, row.on_behalf, row.value) == (OriginKind.FORM, False, None)
    again = text(client, address)
    assert 'value="30"' in again and 'value="1,000"' in again and "รวมสองเขต" in again


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ratio_numerator": "30"}, "ต้องมีทั้งตัวตั้งและตัวหาร"),
        ({"ratio_numerator": "30", "ratio_denominator": "191,1023"}, "191,1023"),
        ({"total_value": "-5"}, "ติดลบ"),
        ({"total_value": "–"}, "ไม่ใช่ตัวเลข"),
        ({"total_value": "ไม่มีข้อมูล"}, "ไม่มีข้อมูล"),
        ({"total_value": "5", "total_absent": "on"}, "ระบุว่าไม่เกี่ยวข้อง"),
        ({"total_value": "0.12345678"}, "เก็บตัวเลข"),
        ({"total_value": "<script>alert(1)</script>"}, "&lt;script&gt;"),
    ],
)
def test_a_wrong_field_says_so_keeps_what_was_typed_and_sends_nothing(
    small: Small, client_for: Who, values: dict[str, str], said: str
) -> None:
    kept = {"ratio_note": "ข้อความที่พิมพ์ไว้"}
    answer = client_for("officer").post(page(small, "result-submit"), typed(small, **values, **kept))
    shown = answer.content.decode()
    assert answer.status_code == 200 and said in shown and "ข้อความที่พิมพ์ไว้" in shown
    assert 'id="form-problems"' in shown and "<script>alert" not in shown
    assert not Result.objects.exists()


@pytest.mark.parametrize("values", [{"total_absent": "on"}, {"total_value": "ไม่เกี่ยวข้อง"}])
def test_not_applicable_is_an_answer(small: Small, client_for: Who, values: dict[str, str]) -> None:
    client_for("officer").post(page(small, "result-submit"), typed(small, **values))
    (row,) = Result.objects.all()
    assert (row.state, row.value) == (ValueState.NOT_APPLICABLE, None)


def test_zero_is_sent_as_a_number(small: Small, client_for: Who) -> None:
    client_for("officer").post(page(small, "result-submit"), typed(small, total_value="0"))
    assert Result.objects.get().value == Decimal(0)


def test_what_was_sent_cannot_be_emptied(small: Small, client_for: Who) -> None:
    row = put(small.round, small.tree.area1, small.total, "10", "submitted")
    sent = typed(small, total_value="", total_seen=str(row.pk))
    assert "ลบทิ้งไม่ได้" not in (answer := client_for("officer").post(page(small, "result-submit"), sent)).content.decode()
    assert answer.status_code == 200 and "ถูกลบ" in answer.content.decode()
    assert Result.objects.get().value == Decimal(10)


def test_two_people_do_not_overwrite_each_other(small: Small, client_for: Who) -> None:
    row = put(small.round, small.tree.area1, small.total, "10", "submitted")
    later = put(small.round, small.tree.area1, small.total, "12", "submitted", version=2)
    sent = typed(small, total_value="11", total_seen=str(row.pk))
    answer = client_for("officer").post(page(small, "result-submit"), sent)
    assert "ถูกเปลี่ยนไปแล้ว" in answer.content.decode() and 'value="11"' in answer.content.decode()
    assert Result.objects.get(is_current=True) == later


def test_a_closed_round_says_what_to_do(small: Small, client_for: Who, settings: Any) -> None:
    settings.PATIBAT_AS_OF = day("2027-02-15")
    client, address = client_for("officer"), page(small, "result-submit")
    assert "ปิดรับแล้ว" in text(client, address) and "ขอขยายเวลา" in text(client, address)
    client.post(address, typed(small, total_value="10"))
    assert not Result.objects.exists()


# Review -------------------------------------------------------------------------------------------------------------


def sent(small: Small, by: User | None) -> None:
    rows = [
        ResultRow(small.tree.area1, small.ratio, FORM, numerator=Decimal(50), denominator=Decimal(40), note="ย้ายเข้า"),
        ResultRow(small.tree.area1, small.total, FORM, value=Decimal(25)),
    ]
    paid = {1: (Decimal("350.50"), "")}
    progress = [ProgressRow(small.project, FORM, WorkStatus.UNDER_WAY, Decimal(40), "อบรมแล้ว", disbursed=paid)]
    result_submit(by=by, into=small.round, rows=rows, progress=progress)


def test_review_shows_new_beside_public_with_warnings(small: Small, client_for: Who, officer: User) -> None:
    put(small.round, small.tree.area1, small.ratio, "30/40", "published")
    earlier = round_make(small.plan, year=2569, quarter=4)
    put(earlier, small.tree.area1, small.ratio, "20/40", "published")
    sent(small, officer)
    shown = text(client_for("analyst"), page(small, "result-review"))
    for words in ("75.00", "125.00", "50 ÷ 40", "งวดก่อน 50.00", "มากกว่าตัวหาร", "50.00 เป็น 125.00", "ย้ายเข้า", "350.50"):
        assert words in shown, words
    own = text(client_for("officer"), page(small, "result-review"))
    assert "125.00" in own and "รับรองทั้งหมด" not in own and "ส่งรายการที่เลือก" not in own


def test_a_running_total_that_falls_is_pointed_out(small: Small, client_for: Who, settings: Any) -> None:
    put(small.round, small.tree.area1, small.total, "30", "approved")
    second = round_make(small.plan, quarter=2)
    put(second, small.tree.area1, small.total, "12", "submitted")
    address = reverse("result-review", args=[second.pk, "area-1"])
    assert "ค่าสะสมลดลง: 30 เป็น 12" in text(client_for("analyst"), address)


def seen(small: Small) -> dict[str, list[str]]:
    results = small.round.results.filter(agency=small.tree.area1, is_current=True)
    return {"seen": [f"r{one.pk}" for one in results] + [f"p{one.pk}" for one in small.round.progress.all()]}


def test_approve_all_and_only_what_was_picked(small: Small, client_for: Who, officer: User) -> None:
    sent(small, officer)
    client, keys = client_for("analyst"), seen(small)["seen"]
    client.post(page(small, "result-approve"), {"pick": keys[:1], "what": "picked"})
    assert list(small.round.results.order_by("pk").values_list("status", flat=True)) == ["approved", "submitted"]
    client.post(page(small, "result-approve"), {"seen": keys[1:], "what": "all"})
    assert set(small.round.results.values_list("status", flat=True)) == {"approved"}
    assert small.project.disbursements.get().status == "approved"


def test_approving_all_leaves_ones_own_rows_and_says_so(small: Small, client_for: Who, analyst: User) -> None:
    put(small.round, small.tree.area1, small.ratio, "30/40", "submitted")
    result_submit(by=analyst, into=small.round, rows=[ResultRow(small.tree.area1, small.total, FORM, value=Decimal(2))])
    client = client_for("analyst")
    assert "ให้นักวิเคราะห์อีกคนรับรอง" in text(client, page(small, "result-review"))
    client.post(page(small, "result-approve"), seen(small) | {"what": "all"})
    states = dict(small.round.results.filter(is_current=True).values_list("indicator__code", "status"))
    assert states == {"K1": "approved", "K2": "submitted"}
    own = small.round.results.get(is_current=True, status="submitted")
    answer = client.post(page(small, "result-approve"), {"pick": [f"r{own.pk}"], "what": "picked"})
    assert answer.status_code == 409 and "รับรองผลของตนเองไม่ได้" in answer.content.decode()


def test_what_changed_while_the_page_was_open_is_refused(small: Small, client_for: Who, officer: User) -> None:
    sent(small, officer)
    before = seen(small)
    result_submit(
        by=officer, into=small.round, rows=[ResultRow(small.tree.area1, small.total, FORM, value=Decimal(26))]
    )
    answer = client_for("analyst").post(page(small, "result-approve"), before | {"what": "all"})
    assert answer.status_code == 409 and "monitoring.changed-meanwhile" in answer.content.decode()
    assert set(small.round.results.filter(is_current=True).values_list("status", flat=True)) == {"submitted"}


def test_return_needs_a_reason_and_keeps_what_was_picked(small: Small, client_for: Who, officer: User) -> None:
    sent(small, officer)
    client, keys = client_for("analyst"), seen(small)["seen"]
    answer = client.post(page(small, "result-return"), {"pick": keys[:1], "reason": " "})
    shown = answer.content.decode()
    assert answer.status_code == 200 and "ยังไม่ได้กรอก “เหตุที่ส่งกลับ”" in shown
    assert shown.count(" checked") == 1
    nothing = client.post(page(small, "result-return"), {"reason": "ตัวเลขไม่ตรง"}).content.decode()
    assert "ยังไม่ได้เลือกรายการ" in nothing and "ตัวเลขไม่ตรง" in nothing
    client.post(page(small, "result-return"), {"pick": keys[:1], "reason": "ตัวเลขไม่ตรง"})
    assert small.round.results.filter(status="returned").count() == 1
    assert "ตัวเลขไม่ตรง" in text(client_for("officer"), page(small, "result-submit"))


@pytest.mark.parametrize("key", ["r999999", "x1", "r", "r-1", "r1e9", "p²", "r" + "9" * 30])
def test_a_row_that_is_not_there_is_not_approved(small: Small, client_for: Who, officer: User, key: str) -> None:
    sent(small, officer)
    answer = client_for("analyst").post(page(small, "result-approve"), {"pick": [key], "what": "picked"})
    assert answer.status_code == 400 and "ยังไม่ได้เลือกรายการ" in answer.content.decode()


def test_another_agencys_row_is_not_approved_by_this_page(small: Small, client_for: Who) -> None:
    row = put(small.round, small.tree.area2, small.total, "3", "submitted")
    client_for("analyst").post(page(small, "result-approve"), {"pick": [f"r{row.pk}"], "what": "picked"})
    row.refresh_from_db()
    assert row.status == "submitted"


def test_the_queue_lists_agencies_that_wait(small: Small, client_for: Who, officer: User) -> None:
    client = client_for("analyst")
    assert "ไม่มีผลงานที่รอตรวจ" in text(client, page(small, "result-list"))
    sent(small, officer)
    shown = text(client, page(small, "result-list"))
    assert small.tree.area1.name in shown and small.tree.area2.name not in shown


# Publication --------------------------------------------------------------------------------------------------------

ORDER = {"order_number": "ศธ 1/2570", "order_date": "10 ม.ค. 2570", "signatory": "รองหัวหน้าคนที่หนึ่ง",
         "capacity": "acting", "publish_on": "17/1/2570"}  # fmt: skip


def test_the_order_of_publication(small: Small, client_for: Who) -> None:
    client, address = client_for("analyst"), page(small, "result-publish")
    assert "ไม่มีผลที่รับรองแล้วให้เปิดเผย" in text(client, address)
    put(small.round, small.tree.area1, small.ratio, "30/40", "approved")
    put(small.round, small.tree.area2, small.ratio, "7/40", "submitted")
    shown = text(client, address)
    assert (
        "75.00" in shown and "17.50" not in shown and 'value="17 ม.ค. 2570"' in shown and "1 รายการที่ยังรอตรวจ" in shown
    )
    assert client.post(address, ORDER).status_code == 302
    order = small.round.publications.get()
    assert (order.publish_on, order.capacity, order.order_date) == (day("2027-01-17"), "acting", day("2027-01-10"))
    assert "ศธ 1/2570" in text(client, page(small, "round-view"))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("order_number", "", "ยังไม่ได้กรอก"), ("order_date", "10 ม.ค. 2571", "อนาคต"), ("order_date", "31/2/2570", "ไม่มีวันที่"),
     ("publish_on", "เร็ว ๆ นี้", "เร็ว ๆ นี้"), ("signatory", "", "ยังไม่ได้กรอก"), ("capacity", "x", "ไม่มีตัวเลือกนี้")],
)  # fmt: skip
def test_a_wrong_order_keeps_what_was_typed(small: Small, client_for: Who, field: str, value: str, said: str) -> None:
    put(small.round, small.tree.area1, small.ratio, "30/40", "approved")
    answer = client_for("analyst").post(page(small, "result-publish"), ORDER | {field: value})
    shown = answer.content.decode()
    assert answer.status_code == 200 and said in shown
    assert (ORDER["signatory"] in shown) is (field != "signatory")
    assert not small.round.publications.exists()


def test_withholding_and_explaining(small: Small, client_for: Who) -> None:
    row = put(small.round, small.tree.area1, small.total, "3", "published")
    explain = page(small, "explanation-add")
    client_for("officer").post(explain, {"text": "นับเฉพาะครูประจำ", "disputed": "on"})
    assert Explanation.objects.get().disputed is True
    withhold = page(small, "result-withhold")
    assert "ยังไม่ได้กรอก" in client_for("analyst").post(withhold, {"reason": ""}).content.decode()
    client_for("analyst").post(withhold, {"reason": "จำนวนน้อยกว่า 10 คน"})
    row.refresh_from_db()
    assert (row.status, row.withheld_reason) == ("withheld", "จำนวนน้อยกว่า 10 คน")
    shown = text(client_for("analyst"), page(small, "result-review"))
    assert "จำนวนน้อยกว่า 10 คน" in shown and "หน่วยงานโต้แย้ง" in shown


# Rounds -------------------------------------------------------------------------------------------------------------


def test_opening_a_round_with_its_usual_days(small: Small, client_for: Who) -> None:
    client, address = client_for("analyst"), page(small, "round-open")
    shown = text(client, address)
    assert '<option value="2" selected>' in shown  # the second quarter of 2570 runs on 10 January 2570
    answer = client.post(address, {"plan": small.plan.pk, "year": "2570", "quarter": "2"})
    assert answer.status_code == 302
    opened = Round.objects.get(quarter=2)
    assert (opened.opens_on, opened.due_on, opened.closes_on) == tuple(
        map(day, ("2027-03-31", "2027-04-15", "2027-05-15"))
    )


def test_a_round_is_opened_for_the_plan_that_runs_not_for_the_next_draft(small: Small, client_for: Who) -> None:
    draft = Plan.objects.create(
        code="A-NEXT",
        kind=PlanKind.EDUCATION_DEVELOPMENT,
        title="กกก แผนฉบับถัดไป",
        agency=small.tree.office,
        from_year=2571,
        to_year=2575,
        status=PlanStatus.DRAFT,
    )
    shown = text(client_for("analyst"), page(small, "round-open"))
    assert f'<option value="{small.plan.pk}" selected>' in shown
    assert f'<option value="{draft.pk}">' in shown


def test_wrong_days_of_a_round_stand_at_their_field(small: Small, client_for: Who) -> None:
    sent = {"plan": small.plan.pk, "year": "2570", "quarter": "2", "due_on": "1 ม.ค. 2570"}
    shown = client_for("analyst").post(page(small, "round-open"), sent).content.decode()
    assert "ไม่เรียงตามลำดับ" in shown and "1 ม.ค. 2570" in shown
    mixed = client_for("analyst").post(page(small, "round-open"), sent | {"quarter": "", "due_on": ""}).content.decode()
    assert "รอบชนิดอื่น" in mixed and Round.objects.count() == 1


def test_extending_needs_reason_and_letter(small: Small, client_for: Who) -> None:
    client, address = client_for("analyst"), page(small, "assignment-extend")
    missing = client.post(address, {"extended_to": "31 ม.ค. 2570", "reason": "น้ำท่วม", "letter": ""})
    assert "ยังไม่ได้กรอก “หนังสือเลขที่”" in missing.content.decode() and "น้ำท่วม" in missing.content.decode()
    early = client.post(address, {"extended_to": "1 ม.ค. 2570", "reason": "น้ำท่วม", "letter": "ศธ 2"})
    assert "ไม่ช้ากว่ากำหนดส่งเดิม" in early.content.decode()
    client.post(address, {"extended_to": "31 ม.ค. 2570", "reason": "น้ำท่วม", "letter": "ศธ 2"})
    one = Assignment.objects.get(round=small.round, agency=small.tree.area1)
    assert (one.extended_to, one.extension_letter) == (day("2027-01-31"), "ศธ 2")
    assert "ขยายเวลาแล้ว" in text(client, page(small, "round-view"))


# Files --------------------------------------------------------------------------------------------------------------


def test_evidence_comes_back_as_a_download_only(small: Small, client_for: Who) -> None:
    put(small.round, small.tree.area1, small.total, "3", "submitted")
    client, address = client_for("officer"), page(small, "evidence-add")
    hostile = SimpleUploadedFile("รูป.png", b"<svg onload=alert(1)>", content_type="image/png")
    refused = client.post(address, {"description": "ภาพกิจกรรม", "file": hostile}).content.decode()
    assert "ใช้เป็นหลักฐานไม่ได้" in refused and "ภาพกิจกรรม" in refused and not Evidence.objects.exists()
    good = SimpleUploadedFile("คำสั่ง.pdf", b"%PDF-1.7 x", content_type="text/html")
    assert client.post(address, {"description": "คำสั่งอบรม", "file": good}).status_code == 302
    answer = client.get(reverse("evidence-view", args=[Evidence.objects.get().pk]))
    assert answer.content == b"%PDF-1.7 x" and answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_file_of_a_value_is_never_a_page_of_ours(small: Small, client_for: Who) -> None:
    answer = client_for("officer").get(page(small, "result-file"))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("route", "count"), [("round-view", 22), ("result-list", 12), ("result-review", 33)])
def test_queries_do_not_grow(
    small: Small, client_for: Who, officer: User, django_assert_max_num_queries: Any, route: str, count: int
) -> None:
    sent(small, officer)
    client, address = client_for("analyst"), page(small, route)
    client.get(address)
    with django_assert_max_num_queries(count):
        client.get(address)
