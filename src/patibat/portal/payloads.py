"""Public things as plain data, for `.json` addresses and the API alike."""

from __future__ import annotations

from patibat.measures import Figure
from patibat.monitoring.selectors import IndicatorProgress
from patibat.plans.models import Plan
from patibat.plans.selectors import TreeNode
from patibat.portal.selectors import AgencyPage, IndicatorPage, PlanPage, ProjectPage
from patibat.projects.models import Project
from patibat.resources.selectors import MoneyPosition

Payload = dict[str, object]


def plan_head(plan: Plan) -> Payload:
    """A plan without its tree."""
    return {
        "code": plan.code,
        "title": plan.title,
        "kind": plan.kind,
        "status": plan.status,
        "years": {"from": plan.from_year, "to": plan.to_year},
        "agency": plan.agency.code,
        "sample": plan.is_sample,
        "address": f"/plans/{plan.code}/",
    }


def plan_payload(page: PlanPage) -> Payload:
    """A plan with its tree, indicators, money and counts."""
    return {
        **plan_head(page.plan),
        "version": page.version.number if page.version else None,
        "period": page.period.year.code,
        "through_quarter": page.period.quarter,
        "vision": [item.node.title for item in page.visions],
        "nodes": [_node(item) for root in page.roots for item in root.walk()],
        "swot": {kind: [item.text for item in items] for kind, items in page.swot.items()},
        "indicators": [progress_payload(one) for one in page.progress],
        "money": money_payload(page.money),
        "counts": [one.as_dict() for one in page.counts.values()],
        "projects": page.project_count,
    }


def _node(item: TreeNode) -> Payload:
    node = item.node
    agencies = list(node.agencies.all())
    return {
        "key": node.key,
        "kind": node.kind,
        "number": node.number,
        "title": node.title,
        "children": [child.node.key for child in item.children],
        "lead": [one.agency.code for one in agencies if one.share == "lead"],
        "support": [one.agency.code for one in agencies if one.share == "support"],
        "indicators": [one.code for one in node.indicators.all()],
    }


def progress_payload(one: IndicatorProgress) -> Payload:
    """An indicator's figure with what the agency says beside it."""
    return {
        "code": one.indicator.code,
        "definition": one.definition.number,
        "figure": one.figure.as_dict(),
        "disputed": one.disputed,
        "explanations": list(one.explanations),
    }


def money_payload(money: MoneyPosition) -> Payload:
    """The position of money, each figure by its name."""
    return {
        "planned": money.planned.as_dict(),
        "disbursed": money.disbursed.as_dict(),
        "rate": money.rate.as_dict(),
        "sources": [
            {"kind": kind.value, "name": str(kind.label), "planned": planned.as_dict(), "disbursed": paid.as_dict()}
            for kind, planned, paid in money.sources
        ],
    }


def _amount(figure: Figure) -> Payload:
    return {
        "id": str(figure.id),
        "value": figure.as_dict()["value"],
        "state": figure.value.state.value,
        "shown": figure.shown(),
    }


def project_row(project: Project, money: MoneyPosition) -> Payload:
    """A project as one line."""
    return {
        "code": project.code,
        "name": project.name,
        "year": project.year,
        "agency": project.agency.code,
        "plan": project.plan.code,
        "node": project.node_key,
        "planned": _amount(money.planned),
        "disbursed": _amount(money.disbursed),
        "sample": project.is_sample,
        "address": f"/projects/{project.code}/",
    }


def project_payload(page: ProjectPage) -> Payload:
    """A project with activities, money and published progress."""
    project = page.project
    return {
        **project_row(project, page.money),
        "money": money_payload(page.money),
        "objective": project.objective,
        "activities": [
            {"number": one.number, "name": one.name, "responsible": one.responsible} for one in project.activities.all()
        ],
        "agencies": [{"agency": one.agency.code, "share": one.share} for one in project.agencies.all()],
        "indicators": [one.code for one in project.indicators.all()],
        "progress": [
            {
                "year": one.round.year,
                "quarter": one.round.quarter,
                "work": one.work,
                "percent": None if one.percent is None else float(one.percent),
                "problems": one.problems,
                "remedy": one.remedy,
            }
            for one in page.progress
        ],
        "source": project.source_note,
    }


def indicator_payload(page: IndicatorPage) -> Payload:
    """An indicator with its definitions, figure now and years."""
    return {
        "code": page.indicator.code,
        "plan": page.indicator.plan.code,
        "now": progress_payload(page.now) if page.now else None,
        "history": [progress_payload(one) for one in page.history],
        "definitions": [
            {
                "number": one.number,
                "from_year": one.from_year,
                "name": one.name,
                "numerator": one.numerator,
                "denominator": one.denominator,
                "unit": one.unit,
                "direction": one.direction,
                "rule": one.rule,
                "accumulation": one.accumulation,
                "change_reason": one.change_reason,
            }
            for one in page.indicator.definitions.all()
        ],
        "references": [
            {"label": one.label, "year": one.year, "value": float(one.value), "unit": one.unit, "source": one.source}
            for one in page.indicator.references.all()
        ],
    }


def agency_payload(page: AgencyPage) -> Payload:
    """An agency with what of the plan is its own."""
    agency = page.agency
    return {
        "code": agency.code,
        "name": agency.name,
        "name_en": agency.name_en,
        "abbreviation": agency.abbreviation,
        "kind": agency.kind,
        "affiliation": agency.affiliation.name if agency.affiliation else None,
        "names": [
            {"name": one.name, "kind": one.kind, "from": _day(one.valid_from), "to": _day(one.valid_to)}
            for one in agency.names.all()
        ],
        "indicators": [progress_payload(one) for one in page.progress],
        "money": money_payload(page.money) if page.money else None,
        "projects": page.project_count,
        "address": f"/agencies/{agency.code}/",
    }


def _day(day: object) -> str | None:
    return str(day) if day else None
