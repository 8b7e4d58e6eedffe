"""What the checker finds in a plan: it stands against adopting, is answered once, and lives on with the plan."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from patibat import sample
from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.jobs import plan_checked
from patibat.intake.models import PlanReading, Upload
from patibat.intake.selectors_plans import PROVINCE, plan_reading_tree, plan_standings, reading_findings
from patibat.intake.services.plans import finding_answer, plan_adopt, plan_edit, plan_read, plan_receive
from patibat.papers.reading import Paper, PaperKind
from patibat.plans.answering import Standing, unanswered
from patibat.plans.checker.samples import indicator, node, part, plan, project
from patibat.plans.models import FindingAnswer, IndicatorDefinition, IndicatorTarget, Plan, PlanNode, PlanVersion
from patibat.plans.services import Adoption, finding_withdraw, version_adopt
from patibat.plans.services import finding_answer as plan_finding_answer
from patibat.plans.tree import PlanTree
from patibat.plans.written import paper_pack, tree_pack
from patibat.problems import Problem
from patibat.records.models import AuditEntry
from patibat.records.services import attachment_keep
from tests.cast import Tree

pytestmark = pytest.mark.django_db
Who = Callable[[str], Client]
LIST = "/staff/plans/edp-1/findings/"
WHY = "นับรวมเด็กนอกเขตตามมติที่ประชุม"


def a_tree(name: str = "ร้อยละของผู้เรียนที่ผ่านการประเมินคุณธรรม", target: int = 120) -> PlanTree:
    """One error (a share over 100), one warning (a goal that nothing measures), and notes."""
    return plan(
        node("goal", 1, "ครอบครัวอบอุ่น", key="g1"),
        node("issue", 1, "ผู้เรียนมีคุณธรรม", key="i1"),
        node("strategy", 1, "อบรมคุณธรรม", "i1", key="s1"),
        indicator(1, name, 80, 80, 80, target, of="i1"),
        project(1, "โครงการค่ายคุณธรรม", "1000", part("1000", 2562), of="s1"),
    )


@pytest.fixture
def by(analyst: User) -> User:
    return analyst


def reading(by: User, agency: Any, tree: PlanTree, of: Plan | None = None) -> Upload:
    file = attachment_keep(by=by, content=b"x", name="แผน.txt", content_type="x", model="x", key="1")
    upload = Upload.objects.create(kind=UploadKind.PLAN, attachment=file, agency=agency, by=by, state=UploadState.READ)
    paper = zlib.compress(paper_pack(Paper(PaperKind.TEXT, ())))
    PlanReading.objects.create(upload=upload, plan=of, tree=zlib.compress(tree_pack(tree)), paper=paper)
    return upload


def how(agency: Any, **changes: Any) -> Adoption:
    return replace(Adoption(agency=agency, code="edp-1", warnings_seen=True), **changes)


def errors_of(found: list[Standing]) -> list[Standing]:
    return [one for one in found if one.finding.severity == "error"]


def adopted(by: User, tree: Tree) -> Plan:
    """The plan, adopted with its one error answered on the review page."""
    upload = reading(by, tree.office, a_tree())
    answer(by, upload)
    return plan_adopt(by=by, upload=upload, how=how(tree.office)).plan


def answer(by: User, upload: Upload, reason: str = WHY) -> None:
    with pytest.raises(Problem) as refused:
        plan_adopt(by=by, upload=upload, how=how(upload.agency, code="never"))
    assert refused.value.code == "plans.not-ready"
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("plan-review", args=[upload.pk])).content.decode()
    fingerprint = re.search(r'name="fingerprint" value="([0-9a-f]{64})"', page)
    assert fingerprint
    finding_answer(by=by, upload=upload, fingerprint=fingerprint[1], reason=reason)


def test_plan_adopt_is_refused_with_every_unanswered_error_and_the_way_to_them(by: User, tree: Tree) -> None:
    upload = reading(by, tree.office, a_tree())
    with pytest.raises(Problem) as refused:
        plan_adopt(by=by, upload=upload, how=how(tree.office))
    problem = refused.value
    assert (problem.code, problem.details["count"]) == ("plans.not-ready", 1)
    assert "120" in problem.why("th")
    assert f"/staff/plans/readings/{upload.pk}/#findings" in problem.fix("th")
    assert not Plan.objects.exists()


def test_version_adopt_itself_refuses_so_that_no_other_door_is_open(by: User, tree: Tree) -> None:
    with pytest.raises(Problem) as refused:
        version_adopt(by=by, tree=a_tree(), how=how(tree.office))
    assert refused.value.code == "plans.not-ready"
    assert version_adopt(by=by, tree=a_tree(target=80), how=how(tree.office)).version.number == 1


def test_warnings_need_somebody_who_has_seen_them_and_notes_stop_nothing(by: User, tree: Tree) -> None:
    good = a_tree(target=80)
    with pytest.raises(Problem) as refused:
        version_adopt(by=by, tree=good, how=how(tree.office, warnings_seen=False))
    assert (refused.value.code, refused.value.where.field) == ("plans.warnings-unseen", "warnings_seen")
    good.nodes = [one for one in good.nodes if one.kind != "goal"]
    good.nodes.append(node("goal", 1, "ผู้เรียนมีคุณธรรม", key="g2"))
    for one in good.indicators:
        one.baseline_text = ""
    found = version_adopt(by=by, tree=good, how=how(tree.office, warnings_seen=False)).found
    assert {one.finding.severity for one in found} == {"note"}


def test_an_answer_of_the_review_page_can_be_taken_back_there(by: User, tree: Tree, client_for: Who) -> None:
    upload = reading(by, tree.office, a_tree())
    answer(by, upload)
    kept = PlanReading.objects.get(upload=upload)
    client, address = client_for("analyst"), reverse("plan-answer-withdraw", args=[upload.pk])
    assert address in client.get(reverse("plan-review", args=[upload.pk])).content.decode()
    given = {"fingerprint": kept.answers[0]["fingerprint"]}
    assert client.post(address, given).status_code == 302
    kept.refresh_from_db()
    assert kept.answers == []
    assert client.post(address, given).status_code == 409
    with pytest.raises(Problem) as refused:
        plan_adopt(by=by, upload=upload, how=how(tree.office))
    assert refused.value.code == "plans.not-ready"


def test_a_correction_after_the_answer_voids_it_before_the_plan_is_adopted(by: User, tree: Tree) -> None:
    upload = reading(by, tree.office, a_tree())
    answer(by, upload)
    to = {"name": "ร้อยละของโรงเรียนที่มีคุณธรรม", "number": "1"}
    plan_edit(by=by, upload=upload, edit={"deed": "change", "key": "indicator-1", "to": to, "parent": "i1"})
    with pytest.raises(Problem) as refused:
        plan_adopt(by=by, upload=upload, how=how(tree.office))
    assert refused.value.code == "plans.not-ready"


def test_an_answer_of_the_review_page_follows_into_the_plan_under_its_new_key(by: User, tree: Tree) -> None:
    kept = adopted(by, tree)
    row = FindingAnswer.objects.get()
    code = kept.indicators.get().code
    assert (row.reason, row.rule, row.key, row.by) == (WHY, "share-over-hundred", code, by)
    _version, _tree, found = plan_standings(kept)
    standing = errors_of(found)
    assert standing
    # Each year over 100 is a finding of its own; the one that was answered is answered here too.
    assert [one.answer.reason for one in standing if one.answer] == [WHY]
    assert not unanswered(found, "error")
    assert all(one["severity"] != "error" for one in plan_checked("edp-1"))


def test_the_next_version_needs_no_second_answer_while_the_text_stays(by: User, tree: Tree) -> None:
    kept = adopted(by, tree)
    again = a_tree()
    again.indicators[0].key = kept.indicators.get().code  # as `match_keys` names it
    upload = reading(by, tree.office, again, kept)
    assert plan_adopt(by=by, upload=upload, how=how(tree.office, plan=kept)).number == 2
    assert FindingAnswer.objects.count() == 1


def test_another_figure_in_the_next_version_voids_the_answer_and_shows_it(by: User, tree: Tree) -> None:
    kept = adopted(by, tree)
    again = a_tree(target=130)
    again.indicators[0].key = kept.indicators.get().code
    upload = reading(by, tree.office, again, kept)
    with pytest.raises(Problem) as refused:
        plan_adopt(by=by, upload=upload, how=how(tree.office, plan=kept))
    assert refused.value.code == "plans.not-ready"
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("plan-review", args=[upload.pk])).content.decode()
    assert "เคยตอบว่าตั้งใจ แต่ข้อความเปลี่ยนไปแล้ว" in page
    assert f'value="{WHY}"' in page  # what was said before need not be typed again


def test_another_name_of_the_indicator_voids_the_answer_too(by: User, tree: Tree) -> None:
    kept = adopted(by, tree)
    IndicatorDefinition.objects.filter(indicator__plan=kept).update(name="ร้อยละของโรงเรียนที่มีคุณธรรม")
    (standing,) = errors_of(plan_standings(kept)[2])
    assert (standing.answer, standing.void and standing.void.reason) == (None, WHY)


def test_an_answer_about_what_is_lacking_is_void_when_the_words_change(by: User, tree: Tree) -> None:
    kept = adopted(by, tree)
    goal = PlanNode.objects.get(version__plan=kept, key="g1")
    unmeasured = next(one for one in plan_standings(kept)[2] if one.finding.rule == "goal-unmeasured")
    plan_finding_answer(by=by, plan=kept, standing=unmeasured, reason="วัดโดยหน่วยงานอื่น")

    def standing() -> Standing:
        return next(one for one in plan_standings(kept)[2] if one.finding.rule == "goal-unmeasured")

    assert standing().answer
    PlanNode.objects.filter(pk=goal.pk).update(title="ครอบครัว อบอุ่น", number="๑.")
    assert standing().answer, "spaces and digits are no other words"
    PlanNode.objects.filter(pk=goal.pk).update(title="ชุมชนเข้มแข็ง")
    now = standing()
    assert now.answer is None
    assert now.void
    assert now.void.reason == "วัดโดยหน่วยงานอื่น"
    plan_finding_answer(by=by, plan=kept, standing=now, reason="ยังวัดโดยหน่วยงานอื่น")
    assert standing().answer
    assert FindingAnswer.objects.filter(rule="goal-unmeasured").count() == 1


def test_finding_answer_needs_a_reason_and_is_kept_with_who_and_when(by: User, tree: Tree, client_for: Who) -> None:
    kept = adopted(by, tree)
    client = client_for("analyst")
    page = client.get(LIST)
    found = re.findall(r'name="fingerprint" value="([0-9a-f]{64})"', page.content.decode())
    for reason in ("", "   "):
        assert client.post(f"{LIST}answer/", {"fingerprint": found[0], "reason": reason}).status_code == 302
    assert kept.answers.count() == 1
    answered = client.post(f"{LIST}answer/", {"fingerprint": found[0], "reason": "ตกลงกันแล้ว"}, follow=True)
    assert "ตั้งใจ เพราะ ตกลงกันแล้ว" in answered.content.decode()
    row = kept.answers.get(reason="ตกลงกันแล้ว")
    assert (row.by, row.fingerprint) == (by, found[0])
    assert AuditEntry.objects.filter(action="finding.answer").count() == 1
    gone = client.post(f"{LIST}answer/", {"fingerprint": "0" * 64, "reason": "ตกลง"})
    assert gone.status_code == 409


def test_finding_withdraw_opens_the_finding_again(by: User, tree: Tree, client_for: Who) -> None:
    kept = adopted(by, tree)
    row = kept.answers.get()
    client = client_for("analyst")
    after = client.post(f"{LIST}withdraw/", {"fingerprint": row.fingerprint}, follow=True).content.decode()
    assert "ถอนคำตอบแล้ว" in after
    assert not kept.answers.exists()
    entry = AuditEntry.objects.get(action="finding.withdraw")
    assert (entry.before or {})["reason"] == WHY
    assert entry.after is None
    with pytest.raises(Problem) as refused:
        finding_withdraw(by=by, plan=kept, fingerprint=row.fingerprint)
    assert refused.value.code == "plans.answer-gone"


@pytest.mark.parametrize("who", ["officer", "school", "committee", "executive", "administrator"])
def test_staff_read_findings_and_only_the_analyst_answers(by: User, tree: Tree, client_for: Who, who: str) -> None:
    kept = adopted(by, tree)
    client = client_for(who)
    for name in ("finding-list", "finding-list-json", "plan-tree", "vision-view"):
        assert client.get(reverse(name, args=["edp-1"])).status_code == 200, name
    assert "ตั้งใจให้เป็นเช่นนี้" not in client.get(LIST).content.decode()
    row = kept.answers.get()
    for verb in ("answer", "withdraw"):
        refused = client.post(f"{LIST}{verb}/", {"fingerprint": row.fingerprint, "reason": "ลองดู"})
        assert refused.status_code == 403, verb
    assert kept.answers.get() == row


def test_nobody_else_reads_findings(by: User, tree: Tree, client_for: Who) -> None:
    adopted(by, tree)
    for name in ("finding-list", "finding-list-json", "plan-tree", "vision-view"):
        answer = client_for("anonymous").get(reverse(name, args=["edp-1"]))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/"), name


def test_a_draft_is_read_by_who_may_see_drafts(by: User, tree: Tree, client_for: Who) -> None:
    kept = adopted(by, tree)
    Plan.objects.filter(pk=kept.pk).update(status="draft")
    assert client_for("analyst").get(LIST).status_code == 200
    assert client_for("school").get(LIST).status_code == 404


def test_findings_stand_at_their_place_in_the_tree(by: User, tree: Tree, client_for: Who) -> None:
    kept = adopted(by, tree)
    kept.answers.all().delete()
    page = client_for("analyst").get("/staff/plans/edp-1/tree/").content.decode()
    line = page[page.index(f'id="at-{kept.indicators.get().code}"') :].split("</li>")[0]
    assert "พบ " in line
    mark = re.search(r'href="/staff/plans/edp-1/findings/#(f-[0-9a-f]{16})"', line)
    assert mark
    found = client_for("analyst").get(LIST).content.decode()
    assert f'id="{mark[1]}"' in found
    assert f'href="/staff/plans/edp-1/tree/#at-{kept.indicators.get().code}"' in found


def test_findings_as_json_have_the_keys_of_the_contract(by: User, tree: Tree, client_for: Who) -> None:
    adopted(by, tree)
    found = client_for("officer").get("/staff/plans/edp-1/findings.json").json()
    assert (found["plan"], found["version"]) == ("edp-1", 1)
    assert all({"rule", "severity", "message", "where", "fix"} <= one.keys() for one in found["findings"])
    (answered,) = [one for one in found["findings"] if one["answer"]]
    assert (answered["severity"], answered["answer"]["reason"]) == ("error", WHY)


def test_the_adopt_page_asks_whether_the_warnings_were_seen(by: User, tree: Tree, client_for: Who) -> None:
    upload = reading(by, tree.office, a_tree(target=80))
    address, client = reverse("plan-adopt", args=[upload.pk]), client_for("analyst")
    assert "ดูข้อที่ควรแก้ครบทุกข้อแล้ว" in client.get(address).content.decode()
    typed = {"code": "edp-1", "kind": "education_development"}
    assert client.post(address, typed).status_code == 200
    assert not PlanVersion.objects.exists()
    assert client.post(address, typed | {"warnings_seen": "on"}).status_code == 302
    assert PlanVersion.objects.get().plan.code == "edp-1"


def test_the_adopt_page_names_the_errors_that_stand_against_it(by: User, tree: Tree, client_for: Who) -> None:
    upload = reading(by, tree.office, a_tree())
    typed = {"code": "edp-1", "kind": "education_development", "warnings_seen": "on"}
    answer = client_for("analyst").post(reverse("plan-adopt", args=[upload.pk]), typed)
    assert answer.status_code == 200
    assert "ตั้งเป้าไว้ร้อยละ 120" in answer.content.decode()
    assert not PlanVersion.objects.exists()


def test_vision_view_says_plainly_what_nothing_measures(by: User, tree: Tree, client_for: Who) -> None:
    kept = adopted(by, tree)
    PlanNode.objects.create(
        version=kept.versions.get(), key="v", kind="vision", title="ผู้เรียนมีคุณธรรม รักษาสิ่งแวดล้อม", order=0
    )
    page = client_for("officer").get("/staff/plans/edp-1/vision/").content.decode()
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', page, re.DOTALL)
    said = {phrase: re.sub(r"<[^>]+>|\s+", " ", cell) for phrase, cell in rows}
    assert "ผ่านการประเมินคุณธรรม" in said["ผู้เรียนมีคุณธรรม"]
    assert "เพราะคำว่า ผู้เรียน · คุณธรรม" in said["ผู้เรียนมีคุณธรรม"]
    assert "ไม่มีตัวชี้วัด" in said["รักษาสิ่งแวดล้อม"]
    assert "ดูและตอบ" in said["รักษาสิ่งแวดล้อม"]


def test_a_target_that_was_mended_leaves_no_error(by: User, tree: Tree) -> None:
    kept = adopted(by, tree)
    IndicatorTarget.objects.filter(indicator__plan=kept).update(value=80)
    IndicatorDefinition.objects.filter(indicator__plan=kept).update(name="ร้อยละของผู้เรียนที่มีคุณธรรม")
    assert errors_of(plan_standings(kept)[2]) == []


def test_a_real_document_is_adopted_twice_with_each_finding_answered_once(by: User, tree: Tree) -> None:
    """The sample's Word file: what is answered at its review stays answered, in the plan and in its next version."""
    content = (Path(sample.__file__).parent / "data" / "plan_2566.docx").read_bytes()
    upload = plan_read(upload=plan_receive(by=by, content=content, name="แผน.docx", agency=tree.office))
    kept = PlanReading.objects.get(upload=upload)
    read, _lost = plan_reading_tree(kept)
    grave = [one for one in reading_findings(read) if one.severity != "note"]
    assert len(grave) > 3
    for one in grave:
        finding_answer(by=by, upload=upload, fingerprint=one.fingerprint, reason=WHY)
    finding_answer(by=by, upload=upload, fingerprint=PROVINCE, reason=WHY)
    plan = plan_adopt(by=by, upload=upload, how=how(tree.office, warnings_seen=False)).plan
    stored = plan_standings(plan)[2]
    asked = {(one.finding.rule, one.finding.subject) for one in stored if not one.answer}
    assert not asked & {(one.rule, one.subject) for one in grave}, "asked again in the plan that is kept"
    again = plan_read(upload=plan_receive(by=by, content=content, name="แผน.docx", agency=tree.office, plan=plan))
    finding_answer(by=by, upload=again, fingerprint=PROVINCE, reason=WHY)
    assert plan_adopt(by=by, upload=again, how=how(tree.office, plan=plan, warnings_seen=False)).number == 2
