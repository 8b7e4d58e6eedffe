"""Addresses of monitoring, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.monitoring.views import publish, review, rounds, submit

_AGENCY = "rounds/<int:number>/agencies/<slug:code>/"

urlpatterns = [
    path("rounds/", rounds.round_list, name="round-list"),
    path("rounds/open/", rounds.round_open_page, name="round-open"),
    path("rounds/<int:number>/", rounds.round_view, name="round-view"),
    path("rounds/<int:number>/publish/", publish.result_publish_page, name="result-publish"),
    path(_AGENCY, review.result_review, name="result-review"),
    path(f"{_AGENCY}approve/", review.result_approve_page, name="result-approve"),
    path(f"{_AGENCY}return/", review.result_return_page, name="result-return"),
    path(f"{_AGENCY}submit/", submit.result_submit_page, name="result-submit"),
    path("assignments/<int:number>/extend/", rounds.assignment_extend_page, name="assignment-extend"),
    path("results/", review.result_list, name="result-list"),
    path("results/<int:number>/withhold/", publish.result_withhold_page, name="result-withhold"),
    path("results/<int:number>/explain/", publish.explanation_add_page, name="explanation-add"),
    path("results/<int:number>/evidence/add/", submit.evidence_add_page, name="evidence-add"),
    path("results/<int:number>/file/", submit.result_file, name="result-file"),
    path("evidence/<int:number>/", submit.evidence_view, name="evidence-view"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "round-list": "round.view",
    "round-open": "round.open",
    "round-view": "round.view",
    "result-publish": "result.publish",
    "result-review": "result.view",
    "result-approve": "result.approve",
    "result-return": "result.return",
    "result-submit": "result.submit",
    "assignment-extend": "assignment.extend",
    "result-list": "result.approve",
    "result-withhold": "result.withhold",
    "explanation-add": "explanation.add",
    "evidence-add": "result.submit",
    "result-file": "result.view",
    "evidence-view": "result.view",
}
