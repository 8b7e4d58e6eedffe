"""Every page of the product: which route, who looks at it, at what address. The test of pages and the contact sheet
walk the same list. A route is either here or, with the reason, in `NOT_PAGES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from playwright.sync_api import Page

from patibat.intake.selectors_plans import plan_reading_tree
from patibat.plans.editing import line_key
from tests.browser.world import ROOT, SECOND, World

NOBODY = "anonymous"
JSON, FILE, POST, REDIRECT = "answers JSON", "answers a file", "takes POST only", "redirects"
NOT_PAGES: dict[str, str] = {
    "health": JSON,
    "portal-agency-json": JSON,
    "portal-figure-json": JSON,
    "portal-indicator-json": JSON,
    "portal-indicator-table-json": JSON,
    "portal-plan-json": JSON,
    "portal-project-json": JSON,
    "portal-project-table-json": JSON,
    "portal-indicator-csv": FILE,
    "portal-indicator-table-csv": FILE,
    "portal-project-table-csv": FILE,
    "report-make": FILE,
    "handover-print": FILE,
    "evidence-view": FILE,
    "result-file": FILE,
    "upload-file": FILE,
    "upload-answer": FILE,
    "mfa_download_recovery_codes": FILE,
    "coverage-table-csv": FILE,
    "adoption-file": FILE,
    "version-compare-csv": FILE,
    "portal-plan-changes-csv": FILE,
    "portal-plan-changes-json": JSON,
    "plan-page": FILE,
    "plan-edit": POST,
    "plan-undo": POST,
    "plan-answer": POST,
    "plan-answer-withdraw": POST,
    "plan-read": POST,
    "finding-answer": POST,
    "finding-withdraw": POST,
    "finding-list-json": JSON,
    "link-accept": POST,
    "link-refuse": POST,
    "link-remove": POST,
    "upper-plan-load": POST,
    "job-stop": POST,
    "result-approve": POST,
    "result-return": POST,
    "upload-apply": POST,
    "upload-decide": POST,
    "upload-choose": POST,
    "upload-discard": POST,
    "upload-read": POST,
    "user-enable": POST,
    "kit-language": REDIRECT,
}
Act = Callable[[Page], None]


@dataclass(frozen=True)
class Look:
    """One look at one page. `act` is done after the page has opened: what is looked at is what then stands there."""

    route: str
    who: str
    address: str
    said: str = ""
    status: int = 200
    act: Act | None = None

    @property
    def name(self) -> str:
        """A name for a file."""
        return "-".join(part for part in (self.route.replace("_", "-"), self.said) if part)


def looks(world: World, password: str) -> list[Look]:
    """All of them, in the order in which a person would come by."""
    return [
        *_public(world),
        *_accounts(world, password),
        *_desk(world),
        *_rounds(world),
        *_uploads(world),
        *_plan_documents(world),
        *_alignment(world),
        *_network(world),
        *_problems(world),
        # Last, for it changes the world: what a page says after something was done.
        _look("round-open", "analyst", said="done", act=lambda page: send(page, "main")),
    ]


def _look(route: str, who: str = NOBODY, *args: object, said: str = "", ask: str = "", act: Act | None = None) -> Look:
    return Look(route, who, reverse(route, args=args) + ask, said, act=act)


def _public(world: World) -> Iterator[Look]:
    plan, code = world.plan.code, world.indicator.code
    yield _look("portal-home")
    yield _look("portal-plan-list")
    yield _look("portal-plan-view", NOBODY, plan)
    yield _look("portal-plan-changes", NOBODY, world.revised.code)
    yield _look("portal-plan-changes", NOBODY, plan, said="one")
    yield _look("portal-issue-view", NOBODY, plan, world.issue.key)
    yield _look("portal-project-list")
    yield _look("portal-project-view", NOBODY, world.project.code)
    yield _look("portal-indicator-list")
    yield _look("portal-indicator-view", NOBODY, code)
    yield _look("portal-agency-list")
    yield _look("portal-agency-view", NOBODY, world.area.code)
    for kind, figure in world.figures.items():
        yield _look("portal-figure-view", NOBODY, figure, said=kind)
    yield _look("portal-search", said="empty")
    yield _look("portal-search", ask="?q=โรงเรียน", said="found")
    yield _look("portal-search", ask="?q=ไม่มีคำนี้แน่", said="nothing")
    yield _look("portal-accessibility")
    yield _look("report-list")
    yield _look("report-list", "analyst", said="staff")


def _accounts(world: World, password: str) -> Iterator[Look]:
    yield _look("account_login")
    yield _look("account_login", said="idle", ask="?idle=1")
    yield _look("account_login", said="wrong", act=lambda page: sign_in(page, "officer", "ไม่ใช่รหัสนี้"))
    yield Look("mfa_authenticate", NOBODY, reverse("account_login"), act=lambda page: sign_in(page, SECOND, password))
    yield _look("account_inactive")
    yield _look("signed-out")
    yield _look("link-use", NOBODY, world.token)
    yield _look("account_logout", "officer")
    yield _look("account_reauthenticate", "officer")
    yield _look("password-change", "officer")
    yield _look("password-change", "officer", said="wrong", act=lambda page: send(page, "main"))
    yield _look("mfa_index", "officer")
    yield _look("mfa_activate_totp", "officer")
    for name in ("index", "reauthenticate", "deactivate_totp", "view_recovery_codes", "generate_recovery_codes"):
        yield _look(f"mfa_{name}", SECOND, said="second")


def _desk(world: World) -> Iterator[Look]:
    for who in ("officer", "school", "analyst", "admin", "executive", "committee"):
        yield _look("desk-home", who, said=who)
    yield _look("kit-styleguide", ROOT)
    yield _look("audit-view", "analyst")
    yield _look("audit-view", "analyst", said="nothing", ask="?action=no-such-action")
    yield _look("job-list", "officer")
    yield _look("job-list", "school", said="empty")
    for state, job in world.jobs.items():
        yield _look("job-view", "officer", job.pk, said=state)


def _rounds(world: World) -> Iterator[Look]:
    of, area, returned = world.round.pk, world.area.code, world.returned.code
    yield _look("round-list", "analyst")
    yield _look("round-open", "analyst")
    yield _look("round-open", "analyst", said="wrong", act=lambda page: send(page, "main", due_on="31 ก.พ. 2570"))
    yield _look("round-view", "analyst", of)
    yield _look("round-view", "officer", of, said="officer")
    yield _look("result-list", "analyst")
    yield _look("result-review", "analyst", of, returned)
    yield _look("result-review", "officer", of, area, said="officer")
    yield _look("result-submit", "officer", of, area)
    yield _look("result-publish", "analyst", of)
    yield _look("result-withhold", "analyst", world.approved.pk)
    yield _look("explanation-add", "officer", world.approved.pk)
    yield _look("evidence-add", "officer", world.approved.pk)
    yield _look("assignment-extend", "analyst", world.assignment.pk)


def _uploads(world: World) -> Iterator[Look]:
    yield _look("upload-list", "analyst")
    yield _look("upload-receive", "officer")
    yield _look("upload-receive", "officer", said="wrong", act=lambda page: send(page, "main"))
    yield _look("workbook-make", "officer", ask="?agency=")
    yield _look("action-plan-workbook", "officer")
    for state, upload in world.uploads.items():
        yield _look("upload-view", "analyst" if state == "read" else "officer", upload.pk, said=state)


def _plan_documents(world: World) -> Iterator[Look]:
    number = world.reading.pk
    yield _look("plan-load", "analyst")
    yield _look("plan-load", "analyst", said="wrong", act=lambda page: send(page, "main"))
    yield _look("plan-review", "analyst", number)
    yield _look("plan-review", "analyst", number, said="chosen", ask="?at=i1s1")
    line = line_key(plan_reading_tree(world.reading.plan_reading)[0].unplaced[0])
    yield _look("plan-review", "analyst", number, said="line", ask=f"?at={line}")
    yield _look("plan-adopt", "analyst", number)
    yield _look("finding-list", "analyst", world.plan.code)
    yield _look("finding-list", "analyst", world.plan.code, said="answered", act=finding_answer)
    yield _look("finding-list", "officer", world.plan.code, said="officer")
    yield _look("plan-tree", "analyst", world.plan.code)
    yield _look("vision-view", "analyst", world.plan.code)


def _alignment(world: World) -> Iterator[Look]:
    for name in ("upper-plan-list", "coverage-view", "alignment-diagram"):
        yield _look(name, "analyst")
    yield _look("upper-plan-view", "analyst", "master-plan")
    yield _look("upper-node-change", "analyst", "master-plan", "y11")
    yield _look("upper-node-add", "analyst", "ministry-policy-2570")
    yield _look("link-list", "analyst", world.plan.code)
    yield _look("link-add", "analyst", world.plan.code, world.issue.key)
    yield _look("link-change", "analyst", world.link.pk)
    plan, area = world.plan.code, world.area.code
    yield _look("executive-view", "executive", world.plan.agency.code)
    yield _look("executive-view", "officer", area, said="officer")
    yield _look("adoption-list", "analyst", plan)
    yield _look("adoption-list", "officer", plan, said="officer")
    yield _look("adoption-record", "analyst", plan, area)
    yield _look(
        "adoption-record", "analyst", plan, area, said="wrong", act=lambda page: send(page, "main", signatory="")
    )
    yield _look("adoption-withdraw", "analyst", plan, area)
    yield _look("version-compare", "analyst", world.revised.code)
    yield _look("version-compare", "officer", plan, said="one")


def _network(world: World) -> Iterator[Look]:
    position = world.officer.holdings.get().position
    yield _look("agency-staff-list", "admin")
    yield _look("agency-staff-view", "admin", world.area.code)
    for verb in ("change", "rename"):
        yield _look(f"agency-{verb}", "admin", world.area.code)
    for name in ("agency-add", "user-list", "user-add", "position-list", "position-add"):
        yield _look(name, "admin")
    yield _look("user-add", "admin", said="wrong", act=lambda page: send(page, "main"))
    yield _look("user-reset", "admin", world.invited.pk, said="slip", act=lambda page: send(page, "main"))
    for verb in ("view", "reset", "disable"):
        yield _look(f"user-{verb}", "admin", world.officer.pk)
    yield _look("handover-view", "admin", world.officer.pk)
    yield _look("position-view", "admin", position.pk)
    yield _look("holding-add", "admin", position.pk)
    yield _look("holding-end", "admin", world.officer.holdings.get().pk)


def _problems(world: World) -> Iterator[Look]:
    yield Look("portal-plan-view", NOBODY, "/plans/no-such-plan/", "missing", 404)
    yield Look("link-use", NOBODY, reverse("link-use", args=["no-such-token"]), "dead", 410)
    yield Look("user-list", "officer", reverse("user-list"), "refused", 403)


def sign_in(page: Page, name: str, password: str) -> None:
    """Fill in the form of the sign-in page and send it."""
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    send(page, "main")


def finding_answer(page: Page) -> None:
    """Answer the first finding: “intended, because …”."""
    found = page.locator(".finding", has=page.locator("details")).first
    found.locator("summary").click()
    found.locator("[name=reason]").fill("ตกลงกันในที่ประชุมแล้ว")
    found.locator("[type=submit]").click()
    page.locator("#answered").wait_for()


def send(page: Page, within: str, **typed: str) -> None:
    """Send the first form as it stands but for what is typed, past what the browser itself would stop."""
    form = page.locator(f"{within} form[method=post]").first
    form.evaluate("one => { one.noValidate = true; }")
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        form.locator("[type=submit]").first.click()
