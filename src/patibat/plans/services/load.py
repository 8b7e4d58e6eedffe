"""Work on the upper plans: put what comes with the product into the database, and never over what the office edited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction

from patibat.accounts.models import User
from patibat.network.models import Agency, Office
from patibat.network.permissions import check
from patibat.plans.choices import LinkOrigin
from patibat.plans.models import Plan, PlanLink, PlanNode, PlanVersion
from patibat.plans.problems import OFFICE_MISSING, UPPER_CODE_TAKEN
from patibat.plans.shipped import ShippedNode, ShippedPlan, ShippedVersion, shipped_plans
from patibat.records.services import Change, audit_record

UNSURE = "ตามชื่อยุทธศาสตร์และประเด็น รอตรวจกับเอกสารแผนแม่บท"


@dataclass(frozen=True, slots=True)
class UpperLoaded:
    """What a load did; `kept` are points whose text the office had edited."""

    plans: int = 0
    added: int = 0
    changed: int = 0
    kept: int = 0
    links: int = 0

    def __add__(self, other: UpperLoaded) -> UpperLoaded:
        return UpperLoaded(
            self.plans + other.plans,
            self.added + other.added,
            self.changed + other.changed,
            self.kept + other.kept,
            self.links + other.links,
        )


@transaction.atomic
def upper_plans_load(*, by: User | None) -> UpperLoaded:
    """Bring the upper plans that come with the product up to date. A second time changes nothing.

    A point that the office edited keeps its words. Raises `network.not-allowed`, `plans.office-missing`,
    `plans.upper-code-taken`.
    """
    office = Office.objects.select_related("agency").first()
    if office is None:
        raise OFFICE_MISSING.at()
    if by is not None:
        check(by, "plan.change", office.agency)
    done = UpperLoaded()
    for shipped in shipped_plans():
        done += _plan_load(shipped, office.agency)
    if done != UpperLoaded(kept=done.kept):
        after = {"plans": done.plans, "added": done.added, "changed": done.changed, "links": done.links}
        audit_record(by=by, action="plan.load", changes=[Change("network.Office", str(office.pk), None, after)])
    return done


def _plan_load(shipped: ShippedPlan, agency: Agency) -> UpperLoaded:
    plan, is_new = Plan.objects.get_or_create(
        code=shipped.code,
        defaults={
            "kind": shipped.kind,
            "title": shipped.title,
            "title_en": shipped.title_en,
            "agency": agency,
            "owner": shipped.owner,
            "level": shipped.level,
            "from_year": shipped.from_year,
            "to_year": shipped.to_year,
            "source": shipped.source,
            "status": shipped.status,
        },
    )
    if not plan.owner:
        raise UPPER_CODE_TAKEN.at(code=plan.code)
    done = UpperLoaded(plans=int(is_new))
    for version in shipped.versions:
        done += _version_load(plan, version)
    # Links are made with their plan only: one that the office removed does not come back.
    return replace(done, links=_links_make(plan, shipped)) if is_new else done


def _version_load(plan: Plan, shipped: ShippedVersion) -> UpperLoaded:
    version, _ = PlanVersion.objects.get_or_create(
        plan=plan, number=shipped.number, defaults={"status": shipped.status, "note": shipped.note}
    )
    known = {node.key: node for node in version.nodes.all()}
    added = changed = kept = 0
    for order, row in enumerate(shipped.nodes, 1):
        node = known.get(row.key)
        if node is None:
            known[row.key] = _node_make(version, row, known.get(row.parent), order)
            added += 1
        elif any(getattr(node, name) != was for name, was in node.origin.get("shipped", {}).items()):
            kept += 1
        elif node.origin.get("shipped") != row.texts():
            _node_write(node, row)
            changed += 1
    return UpperLoaded(added=added, changed=changed, kept=kept)


def _node_make(version: PlanVersion, row: ShippedNode, parent: PlanNode | None, order: int) -> PlanNode:
    return PlanNode.objects.create(
        version=version,
        parent=parent,
        key=row.key,
        kind=row.kind,
        cause=row.cause,
        order=order,
        origin={"shipped": row.texts()},
        **row.texts(),
    )


def _node_write(node: PlanNode, row: ShippedNode) -> None:
    for name, value in row.texts().items():
        setattr(node, name, value)
    node.origin = {**node.origin, "shipped": row.texts()}
    node.save()


def _links_make(plan: Plan, shipped: ShippedPlan) -> int:
    targets = {one.code: one for one in Plan.objects.filter(code__in={link.to_plan for link in shipped.links})}
    made = [
        PlanLink(
            plan=plan,
            key=link.key,
            to_plan=targets[link.to_plan],
            to_key=link.to_key,
            origin=LinkOrigin.DOCUMENT,
            reason=UNSURE,
        )
        for link in shipped.links
    ]
    return len(PlanLink.objects.bulk_create(made))
