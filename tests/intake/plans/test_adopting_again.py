"""A plan's document adopted, then a later one as its next version: found by the search, compared with the first."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.services.plans import plan_adopt, plan_read, plan_receive
from patibat.network.models import Agency
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.services import Adoption
from patibat.plans.stored import kept_tree
from patibat.projects.comparing import versions_compared
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.records.selectors import search
from tests.builders import TODAY, project_make
from tests.cast import Tree

pytestmark = pytest.mark.django_db


def adopt(by: User, agency: Agency, missions: list[str], plan: Plan | None = None) -> PlanVersion:
    lines = ["แผนพัฒนา พ.ศ. 2571-2575", "พันธกิจ", *(f"{at}. {one}" for at, one in enumerate(missions, 1))]
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    upload = plan_receive(by=by, content=out.getvalue(), name="แผน.docx", agency=agency, plan=plan)
    assert plan_read(upload=upload).state == UploadState.READ, upload.problems
    return plan_adopt(by=by, upload=upload, how=Adoption(agency, "A1", plan=plan, warnings_seen=True))


def test_the_next_version_of_a_document_is_compared_with_the_first(tree: Tree, analyst: User, settings: Any) -> None:
    settings.PATIBAT_AS_OF = TODAY
    first = adopt(analyst, tree.office, ["ดูแลเด็ก", "สอนเด็ก", "รักเด็ก"])
    project_make(first.plan, "A1-p", tree.office, {1: "400"}, year=2571)
    second = adopt(analyst, tree.office, ["ดูแลเด็กทุกคน", "สอนเด็ก", "รักเด็ก", "ฟังเด็ก"], first.plan)
    kept = kept_tree(PlanVersion.objects.get(pk=first.pk))
    assert kept is not None
    assert [one.key for one in kept.projects] == list(Project.objects.values_list("code", flat=True))
    compared = versions_compared(*PlanVersion.objects.order_by("number"))
    assert (compared.after, compared.is_whole) == (second, True)
    assert compared.found.summary() == "เพิ่ม 1 เรื่อง แก้ถ้อยคำ 1 เรื่อง"
    assert [one.key for one in search("ฟังเด็ก", visible_to=Visibility.PUBLIC)] == ["A1"]
