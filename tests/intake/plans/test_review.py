"""From a document to a plan in force, as a person does it on the pages: nothing is lost, nothing half adopted."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.models import PlanReading, Upload
from patibat.intake.selectors_plans import plan_reading_tree
from patibat.intake.services.plans import plan_edit, plan_read, plan_receive
from patibat.plans.editing import line_key, thing_of
from patibat.plans.models import FindingAnswer, IndicatorTarget, Plan, PlanNode, PlanVersion
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree, ProjectItem
from tests.cast import Tree
from tests.intake.plans.papers import KINDS, TITLE, word_plan

Browser = Callable[[str], Client]


@pytest.fixture
def client(client_for: Browser) -> Client:
    return client_for("analyst")


def load(client: Client, content: bytes, name: str = "แผน.docx", **more: str) -> PlanReading:
    """Send a document in; reading is done at once."""
    data = {"file": SimpleUploadedFile(name, content), "agency": "peo", **more}
    sent = client.post(reverse("plan-load"), data)
    assert sent.status_code == 302, sent.content.decode()
    return PlanReading.objects.select_related("upload").latest("pk")


def tree_of(kept: PlanReading) -> PlanTree:
    kept.refresh_from_db()
    tree, lost = plan_reading_tree(kept)
    assert lost == []
    return tree


def page(client: Client, kept: PlanReading, ask: str = "") -> str:
    return client.get(reverse("plan-review", args=[kept.upload_id]) + ask).content.decode()


def form(client: Client, kept: PlanReading, key: str, deed: str = "change") -> dict[str, str]:
    """What the browser would send of the chosen thing's form, as it stands."""
    text = page(client, kept, f"?at={key}")
    of = next(one for one in re.findall(r"<form.*?</form>", text, re.DOTALL) if f'name="deed" value="{deed}"' in one)
    found = {
        name: value
        for tag in re.findall(r"<input[^>]*>", of)
        for name, value in [(_attribute(tag, "name"), _attribute(tag, "value"))]
    }
    found |= {
        name: _plain(value)
        for name, value in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', of, re.DOTALL)
    }
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', of, re.DOTALL):
        chosen = re.search(r'value="([^"]*)"[^>]*selected', options) or re.search(r'value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return found


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return _plain(found[1]) if found else ""


def _plain(text: str) -> str:
    return text.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&").replace("\n", "\r\n")


def send(client: Client, kept: PlanReading, data: dict[str, str], **typed: str) -> str:
    """Post a correction, and the page that follows."""
    return client.post(reverse("plan-edit", args=[kept.upload_id]), data | typed, follow=True).content.decode()


def indicator(tree: PlanTree, key: str = "k1") -> IndicatorItem:
    found = thing_of(tree, key)
    assert isinstance(found, IndicatorItem)
    return found


def project(tree: PlanTree, key: str = "j1") -> ProjectItem:
    found = thing_of(tree, key)
    assert isinstance(found, ProjectItem)
    return found


def adopt(client: Client, kept: PlanReading, **typed: str) -> str:
    address = reverse("plan-adopt", args=[kept.upload_id])
    text = client.get(address).content.decode()
    code = re.search(r'name="code" value="([^"]*)"', text)
    assert code, text
    return client.post(
        address, {"code": code[1], "kind": "education_development", "warnings_seen": "on", **typed}
    ).content.decode()


@pytest.mark.parametrize("name", KINDS)
def test_load_review_edit_undo_answer_adopt(name: str, client: Client, tree: Tree) -> None:
    kept = load(client, KINDS[name](), name)
    assert Upload.objects.get().state == UploadState.READ
    text = page(client, kept, "?at=i1")
    assert 'id="chosen"' in text and 'id="place"' in text and "พัฒนาคุณภาพผู้เรียน" in text
    send(client, kept, form(client, kept, "i1"), title="ยกระดับคุณภาพผู้เรียน")
    assert tree_of(kept).nodes[3].title == "ยกระดับคุณภาพผู้เรียน"
    client.post(reverse("plan-undo", args=[kept.upload_id]), {"seen": "1"})
    assert tree_of(kept).nodes[3].title == "พัฒนาคุณภาพผู้เรียน"
    send(client, kept, {"deed": "accept-all"})
    for finding in re.findall(r'name="fingerprint" value="([^"]*)"', page(client, kept)):
        client.post(reverse("plan-answer", args=[kept.upload_id]), {"fingerprint": finding, "reason": "ตรวจกับต้นฉบับแล้ว"})
    adopt(client, kept)
    version = PlanVersion.objects.get()
    assert version.plan.status == "in_force" and version.document_id == kept.upload.attachment_id
    assert list(version.nodes.values_list("key", flat=True)) == [one.key for one in tree_of(kept).nodes]
    assert Upload.objects.get().state == UploadState.APPLIED
    assert "ประกาศใช้แล้ว" in page(client, kept)


def test_a_form_sent_as_it_stands_changes_nothing(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    for key in ("vision", "m1", "i1", "i1g1", "k1", "k2", "j1", "j2"):
        send(client, kept, form(client, kept, key))
    kept.refresh_from_db()
    assert kept.edits == []


def test_an_indicator_with_all_that_belongs_to_it(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    data = form(client, kept, "k1")
    assert data["target_2570"] == "เพิ่มขึ้นร้อยละ 3" and data["target_2571"] == "80" and data["lead"] == "ศธจ.ตัวอย่าง"
    typed = {
        "title": "ร้อยละของผู้เรียนชั้น ป.3 ที่อ่านออก", "unit": "คน", "baseline": "๗๒.๕", "baseline_year": "2569",
        "target_2571": "เพิ่มขึ้นร้อยละ ๔.๕", "target_2572": "80 - 85", "target_2570": "", "source": "ผลการทดสอบ RT",
        "lead": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1", "support": "วิทยาลัยเทคนิคตัวอย่าง\r\nใครก็ไม่รู้",
    }  # fmt: skip
    text = send(client, kept, data, **typed)
    one = indicator(tree_of(kept))
    assert (one.name, one.unit, one.baseline, one.baseline_year) == (typed["title"], "คน", Decimal("72.5"), 2569)
    assert sorted(one.targets) == [2571, 2572]
    assert (one.targets[2571].increase_by, one.targets[2571].unit) == (Decimal("4.5"), "ร้อยละ")
    assert (one.targets[2572].value, one.targets[2572].upper) == (Decimal(80), Decimal(85))
    assert one.source == "ผลการทดสอบ RT" and one.lead[0].code == "area-1"
    assert [(mention.text, mention.code) for mention in one.support] == [
        ("วิทยาลัยเทคนิคตัวอย่าง", "college"),
        ("ใครก็ไม่รู้", ""),
    ]
    assert "ในเอกสารเขียนว่า" in text and "เพิ่มขึ้นร้อยละ 4.5" in text
    client.post(reverse("plan-undo", args=[kept.upload_id]))
    assert indicator(tree_of(kept)).targets[2570].increase_by == 3
    send(client, kept, form(client, kept, "k1"), baseline="ไม่มีข้อมูล")
    assert (indicator(tree_of(kept)).baseline, indicator(tree_of(kept)).baseline_text) == (None, "ไม่มีข้อมูล")


def test_a_project_with_its_money_and_activities(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    data = form(client, kept, "j1")
    typed = {
        "part_1_amount": "150,000",
        "part_2_year": "2572",
        "part_2_source": "เงินรายได้",
        "part_2_amount": "๓๐,๐๐๐.๕๐",
    }
    send(client, kept, data, **typed, activities="อบรมครู\r\nนิทรรศการหนังสือ", agencies="วิทยาลัยเทคนิคตัวอย่าง")
    one = project(tree_of(kept))
    assert [(part.year, part.source, part.amount) for part in one.budgets] == [
        (2570, "", 100_000),
        (2571, "", 150_000),
        (2572, "เงินรายได้", Decimal("30000.50")),
    ]
    assert (one.budget, one.years) == (Decimal("280000.50"), (2570, 2571, 2572))
    assert one.budgets[1].origin.cell == "D2"
    assert [each.name for each in one.activities] == ["อบรมครู", "นิทรรศการหนังสือ"]
    assert one.agencies[0].code == "college"
    send(client, kept, form(client, kept, "j1"), budget="999")
    assert project(tree_of(kept)).budget == 999


def test_what_is_typed_wrong_stays_in_its_field(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    text = send(client, kept, form(client, kept, "j1"), part_0_amount="สิบบาท", title="ชื่อที่พิมพ์ไว้")
    assert 'value="สิบบาท"' in text and "ชื่อที่พิมพ์ไว้" in text and 'id="form-problems"' in text
    text = send(client, kept, form(client, kept, "j1"), part_3_source="เงินกู้")
    assert 'value="เงินกู้"' in text and "ยังไม่ได้กรอกจำนวนเงิน" in text
    text = send(client, kept, form(client, kept, "k1"), title=" ")
    assert "ยังไม่ได้กรอก" in text
    text = send(client, kept, {"deed": "head"}, title="แผนใหม่", from_year="2572", to_year="2570")
    assert 'value="2572"' in text and "ปีสิ้นสุดต้องไม่ก่อนปีเริ่ม" in text
    kept.refresh_from_db()
    assert kept.edits == []


def test_leads_of_a_node_and_its_text(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    send(
        client,
        kept,
        form(client, kept, "i1"),
        lead="ศธจ.ตัวอย่าง",
        support="โรงเรียนบ้านหนึ่ง",
        text="ขยายความ",
        kind="strategy",
    )
    node = tree_of(kept).node("i1")
    assert node is not None and (node.kind, node.text) == ("strategy", "ขยายความ")
    assert [one.code for one in (*node.lead, *node.support)] == ["peo", "school-1"]


def test_an_agency_is_chosen_with_one_click_and_remembered(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan(("ศธจ.ตัวอย่าง", "สพป.ตัวอย่าง เขต")))
    text = page(client, kept)
    asked = re.search(r'name="text" value="สพป.ตัวอย่าง เขต">(.*?)</form>', text, re.DOTALL)
    assert asked and re.findall(r'name="code" value="([^"]*)"', asked[1])[:2] == ["area-1", "area-2"]
    send(client, kept, {"deed": "name-agency", "text": "สพป.ตัวอย่าง เขต", "code": "area-2"})
    assert {one.code for one in tree_of(kept).mentions()} == {"area-2"}
    assert "ต้องถาม" not in page(client, kept)
    # The name means the same agency when it is typed later in this reading, however it is spaced.
    send(client, kept, form(client, kept, "i1"), lead="สพป. ตัวอย่าง  เขต")
    node = tree_of(kept).node("i1")
    assert node is not None and node.lead[0].code == "area-2"


def test_a_line_becomes_a_node_or_goes_into_one_or_is_left_out_with_its_reason(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan((TITLE, f"คำนำ แผนนี้จัดทำโดยทุกภาคส่วน</w:t></w:r></w:p><w:p><w:r><w:t>{TITLE}")))
    count = len(tree_of(kept).unplaced)
    title, last = tree_of(kept).unplaced[0], tree_of(kept).unplaced[-1]
    text = page(client, kept, f"?at={line_key(last)}")
    assert text.count(f"<p>{last.text}") == 0 and "วางเป็นข้อของแผน" in text and 'id="place"' in text
    refused = send(client, kept, {"deed": "leave-out", "line": line_key(last), "at": line_key(last), "reason": " "})
    assert "บอกเหตุผลสั้น ๆ" in refused and len(tree_of(kept).unplaced) == count
    send(client, kept, {"deed": "leave-out", "line": line_key(last), "reason": "ไม่ใช่เนื้อแผน"})
    assert [(one.text, one.reason) for one in tree_of(kept).left_out] == [(last.text, "ไม่ใช่เนื้อแผน")]
    assert "ไม่ใช่เนื้อแผน" in page(client, kept)
    client.post(reverse("plan-undo", args=[kept.upload_id]))
    send(client, kept, {"deed": "add-to", "line": line_key(last), "into": "i1"})
    node = tree_of(kept).node("i1")
    assert node is not None and node.text.endswith(last.text)
    text = send(client, kept, {"deed": "place", "line": line_key(title), "kind": "issue", "parent": ""})
    placed = tree_of(kept).nodes[-1]
    assert (placed.kind, placed.title) == ("issue", title.text) and len(tree_of(kept).unplaced) == count - 2
    assert f'name="key" value="{placed.key}"' in text


def test_in_two_at_a_new_line_and_in_one_again(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    data = form(client, kept, "m1", "split")
    assert "ยังไม่ได้ขึ้นบรรทัดใหม่" in send(client, kept, data)
    assert "ที่นี่แยกอย่างเดียว" in send(client, kept, data, parts="จัดการเรียนรู้\r\nให้ทั่วถึง")
    send(client, kept, data, parts="จัดการศึกษา\r\nให้ทั่วถึง")
    assert [one.title for one in tree_of(kept).of_kind("mission")] == ["จัดการศึกษา", "ให้ทั่วถึง", "พัฒนาครูทุกคน"]
    new = tree_of(kept).of_kind("mission")[1].key
    send(client, kept, {"deed": "merge", "key": new, "into": "m1"})
    assert tree_of(kept).of_kind("mission")[0].title == "จัดการศึกษา ให้ทั่วถึง"
    send(client, kept, {"deed": "move", "key": "m2", "parent": "", "before": "m1"})
    assert [one.key for one in tree_of(kept).of_kind("mission")] == ["m2", "m1"]


def test_a_correction_meanwhile_is_not_overwritten_and_what_was_typed_stays(
    client: Client, analyst: User, tree: Tree
) -> None:
    kept = load(client, word_plan())
    mine = form(client, kept, "k1")
    plan_edit(by=analyst, upload=kept.upload, edit={"deed": "change", "key": "k1", "to": {"unit": "แห่ง"}})
    plan_edit(by=analyst, upload=kept.upload, edit={"deed": "change", "key": "k2", "to": {"unit": "แห่ง"}})
    answer = client.post(reverse("plan-edit", args=[kept.upload_id]), mine | {"source": "ฉันพิมพ์ไว้ก่อน"})
    text = answer.content.decode()
    assert answer.status_code == 409 and "เพิ่งมีผู้แก้ไข" in text and 'value="ฉันพิมพ์ไว้ก่อน"' in text
    kept.refresh_from_db()
    assert len(kept.edits) == 2
    assert client.post(reverse("plan-undo", args=[kept.upload_id]), {"seen": "1"}).status_code == 409
    # A correction of another thing does not stand in the way.
    other = form(client, kept, "j1")
    plan_edit(by=analyst, upload=kept.upload, edit={"deed": "change", "key": "k2", "to": {"unit": "คน"}})
    assert client.post(reverse("plan-edit", args=[kept.upload_id]), other | {"title": "ใหม่"}).status_code == 302


def test_a_thing_that_is_gone_gives_back_what_was_typed(client: Client, analyst: User, tree: Tree) -> None:
    kept = load(client, word_plan())
    mine = form(client, kept, "m2") | {"title": "พัฒนาครูและบุคลากรทุกคน"}
    plan_edit(by=analyst, upload=kept.upload, edit={"deed": "remove", "key": "m2"})
    answer = client.post(reverse("plan-edit", args=[kept.upload_id]), mine)
    assert answer.status_code == 409
    assert "พัฒนาครูและบุคลากรทุกคน</textarea>" in answer.content.decode()
    kept.refresh_from_db()
    assert len(kept.edits) == 1


def test_a_second_reading_shows_only_what_differs_and_keeps_corrections(client: Client, tree: Tree) -> None:
    first = load(client, word_plan())
    send(client, first, form(client, first, "k1"), unit="คน", target_2572="90")
    send(client, first, form(client, first, "i1"), title="ยกระดับคุณภาพผู้เรียน")
    send(client, first, {"deed": "accept-all"})
    corrected = (
        ("จัดการศึกษาให้ทั่วถึง", "จัดการศึกษาให้ทั่วถึงและเท่าเทียม"),
        ("85", "88"),
        ("โครงการค่ายภาษาไทย", "โครงการค่ายรักภาษาไทย"),
    )
    second = load(client, word_plan(*corrected), "แผนแก้ไข.docx")
    found = tree_of(second)
    assert second.earlier_id == first.pk
    # The corrections stand, but for the target that the document itself now says otherwise.
    assert (indicator(found).unit, indicator(found).targets[2572].value) == ("คน", Decimal(88))
    assert found.nodes[3].title == "ยกระดับคุณภาพผู้เรียน"
    text = page(client, second)
    rows = re.findall(r'<li class="depth-\d.*?href="\?at=([^&"#]*)', text)
    assert {"m1", "k1", "j2"} <= set(rows) and not {"m2", "k2", "j1"} & set(rows)
    assert "เคยตรวจทานแผนนี้แล้ว" in text and "เท่าเทียม" in text
    whole = page(client, second, "?show=whole")
    assert {"m2", "k2", "j1"} <= set(re.findall(r'<li class="depth-\d.*?href="\?at=([^&"#]*)', whole))
    # The same document once more: nothing differs, everything stays.
    client.post(reverse("plan-read", args=[second.upload_id]))
    assert tree_of(second) == found


def test_reading_again_keeps_corrections_of_the_same_document(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    send(client, kept, form(client, kept, "i1"), title="ยกระดับคุณภาพผู้เรียน")
    send(client, kept, form(client, kept, "m1", "split"), parts="จัดการศึกษา\nให้ทั่วถึง")
    before = tree_of(kept)
    client.post(reverse("plan-read", args=[kept.upload_id]))
    kept.refresh_from_db()
    assert [one.title for one in tree_of(kept).nodes] == [one.title for one in before.nodes]
    assert [one.key for one in tree_of(kept).nodes] == [one.key for one in before.nodes]


def test_keys_stay_from_version_to_version(client: Client, tree: Tree) -> None:
    first = load(client, word_plan())
    send(client, first, form(client, first, "k1"), unit="คน")
    send(client, first, {"deed": "accept-all"})
    adopt(client, first)
    plan = Plan.objects.get()
    code = plan.indicators.get(definitions__name__startswith="ร้อยละของผู้เรียน").code
    changed = (("จัดการศึกษาให้ทั่วถึง", "จัดการศึกษาให้ทั่วถึงทุกพื้นที่"), ("85", "86"))
    second = load(client, word_plan(*changed), "แผนปรับ.docx")
    assert second.plan == plan, "the same title and years: a new version of that plan"
    text = page(client, second)
    assert "ทุกพื้นที่" in text and "ต่างจากเดิม 2 รายการ" in text
    send(client, second, {"deed": "accept-all"})
    adopt(client, second)
    assert Plan.objects.count() == 1
    one, two = PlanVersion.objects.order_by("number")
    assert (one.status, two.status) == ("superseded", "adopted")
    assert set(one.nodes.values_list("key", flat=True)) == set(two.nodes.values_list("key", flat=True))
    assert PlanNode.objects.get(version=two, key="m1").title.endswith("ทุกพื้นที่")
    assert plan.indicators.count() == 2
    target = IndicatorTarget.objects.get(indicator__code=code, year=2572)
    assert target.value == 86
    assert plan.indicators.get(code=code).definitions.get().unit == "คน", "the correction of the first reading holds"


def test_an_increase_is_adopted_as_an_increase(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    send(client, kept, {"deed": "accept-all"})
    adopt(client, kept)
    target = IndicatorTarget.objects.get(year=2570, indicator__definitions__name__startswith="ร้อยละของผู้เรียน")
    assert (target.value, target.increase_by, target.increase_unit) == (None, Decimal(3), "percent")


@pytest.mark.parametrize(
    ("written", "unit"),
    [("เพิ่มขึ้น 2 จุดร้อยละ", "percent_points"), ("ลดลงร้อยละ 2", "percent"), ("เพิ่มขึ้น 2 คน", "absolute")],
)
def test_what_an_increase_counts_in(written: str, unit: str, client: Client, tree: Tree) -> None:
    kept = load(client, word_plan(("เพิ่มขึ้นร้อยละ 3", written)))
    assert form(client, kept, "k1")["target_2570"] == written
    send(client, kept, {"deed": "accept-all"})
    adopt(client, kept)
    target = IndicatorTarget.objects.get(year=2570, indicator__definitions__name__startswith="ร้อยละของผู้เรียน")
    assert (abs(target.increase_by or 0), target.increase_unit) == (Decimal(2), unit)
    again = load(client, word_plan(("เพิ่มขึ้นร้อยละ 3", written), ("85", "86")), "แผนปรับ.docx")
    assert "ต่างจากเดิม 1 รายการ" in page(client, again)


def test_errors_stand_against_adoption_until_answered(client: Client, tree: Tree) -> None:
    kept = load(client, word_plan(("2. พัฒนาครูทุกคน", "2. ขับเคลื่อนแผนพัฒนาการศึกษาจังหวัดจันทบุรี")))
    send(client, kept, {"deed": "accept-all"})
    assert "ยังประกาศใช้แผนนี้ไม่ได้" in adopt(client, kept)
    assert not Plan.objects.exists() and Upload.objects.get().state == UploadState.READ
    text = page(client, kept, "?at=m2")
    fingerprint = re.search(r'name="fingerprint" value="([^"]*)".{0,80}name="at" value="m2"', text, re.DOTALL)
    assert fingerprint, "the finding is answered at its place"
    address = reverse("plan-answer", args=[kept.upload_id])
    empty = client.post(
        address, {"fingerprint": fingerprint[1], "reason": " ", "at": "m2"}, follow=True
    ).content.decode()
    assert "บอกเหตุผลก่อน" in empty
    client.post(address, {"fingerprint": fingerprint[1], "reason": "ร่วมกันสองจังหวัด", "at": "m2"})
    adopt(client, kept)
    assert FindingAnswer.objects.filter(reason="ร่วมกันสองจังหวัด").exists() and Plan.objects.exists()


ROLES = ("administrator", "analyst", "officer", "officer2", "school", "committee", "executive", "citizen")


@pytest.mark.parametrize("who", [*ROLES, "anonymous"])
def test_who_may_do_what(who: str, client_for: Browser, client: Client, tree: Tree) -> None:
    kept = load(client, word_plan())
    other, number = client_for(who), [kept.upload_id]
    allowed = who == "analyst"
    deeds = {"plan-edit": {"deed": "accept", "key": "i1"}, "plan-undo": {}, "plan-read": {}}
    deeds["plan-answer"] = {"fingerprint": "other-province", "reason": "y"}
    for name in ("plan-review", "plan-adopt", *deeds):
        address = reverse(name, args=number)
        answer = other.post(address, deeds[name]) if name in deeds else other.get(address)
        refused = answer.status_code in (403, 404) or (answer.status_code == 302 and "/accounts/" in answer["Location"])
        assert refused != allowed, (who, name, answer.status_code)
    kept.refresh_from_db()
    assert kept.answers != [] if allowed else kept.edits == kept.answers == []


def test_an_officer_reviews_the_plan_of_the_own_area_and_leaves_adopting_to_the_office(
    client_for: Browser, officer: User, tree: Tree
) -> None:
    upload = plan_receive(by=officer, content=word_plan(), name="แผน.docx", agency=tree.area1)
    kept = plan_read(upload=upload).plan_reading
    client = client_for("officer")
    send(client, kept, {"deed": "accept-all"})
    text = page(client, kept)
    assert "รอสำนักงานประกาศใช้" in text and reverse("plan-adopt", args=[kept.upload_id]) not in text
    assert client.get(reverse("plan-adopt", args=[kept.upload_id])).status_code == 403
    node = tree_of(kept).node("i1")
    assert isinstance(node, PlanItem) and node.confidence == 1
