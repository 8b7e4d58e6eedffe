"""Addresses of the room intake, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.intake.views import findings, plans, review, uploads

urlpatterns = [
    path("uploads/", uploads.upload_list, name="upload-list"),
    path("uploads/new/", uploads.upload_receive_page, name="upload-receive"),
    path("uploads/workbook/", uploads.workbook_make_page, name="workbook-make"),
    path("uploads/action-plan/", uploads.action_plan_workbook_page, name="action-plan-workbook"),
    path("uploads/<int:number>/", uploads.upload_view, name="upload-view"),
    path("uploads/<int:number>/read/", uploads.upload_read_page, name="upload-read"),
    path("uploads/<int:number>/choose/", uploads.upload_choose_page, name="upload-choose"),
    path("uploads/<int:number>/decide/", uploads.upload_decide_page, name="upload-decide"),
    path("uploads/<int:number>/apply/", uploads.upload_apply_page, name="upload-apply"),
    path("uploads/<int:number>/discard/", uploads.upload_discard_page, name="upload-discard"),
    path("uploads/<int:number>/file/", uploads.upload_file, name="upload-file"),
    path("uploads/<int:number>/answer/", uploads.upload_answer_page, name="upload-answer"),
    path("plans/load/", plans.plan_load_page, name="plan-load"),
    path("plans/readings/<int:number>/", review.plan_review, name="plan-review"),
    path("plans/readings/<int:number>/edit/", review.plan_edit_page, name="plan-edit"),
    path("plans/readings/<int:number>/undo/", review.plan_undo_page, name="plan-undo"),
    path("plans/readings/<int:number>/answer/", review.plan_answer_page, name="plan-answer"),
    path("plans/readings/<int:number>/answer/withdraw/", review.plan_answer_withdraw_page, name="plan-answer-withdraw"),
    path("plans/readings/<int:number>/read/", plans.plan_read_page, name="plan-read"),
    path("plans/readings/<int:number>/adopt/", plans.plan_adopt_page, name="plan-adopt"),
    path("plans/readings/<int:number>/pages/<int:page_number>.png", review.plan_page_picture, name="plan-page"),
    path("plans/<str:plan>/findings/", findings.finding_list, name="finding-list"),
    path("plans/<str:plan>/findings.json", findings.finding_list_json, name="finding-list-json"),
    path("plans/<str:plan>/findings/answer/", findings.finding_answer_page, name="finding-answer"),
    path("plans/<str:plan>/findings/withdraw/", findings.finding_withdraw_page, name="finding-withdraw"),
    path("plans/<str:plan>/tree/", findings.plan_tree, name="plan-tree"),
    path("plans/<str:plan>/vision/", findings.vision_view, name="vision-view"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "upload-list": "upload.view",
    "upload-receive": "upload.receive",
    "workbook-make": "workbook.make",
    "action-plan-workbook": "workbook.make",
    "upload-view": "upload.view",
    "upload-read": "upload.receive",
    "upload-choose": "upload.receive",
    "upload-decide": "upload.apply",
    "upload-apply": "upload.apply",
    "upload-discard": "upload.discard",
    "upload-file": "upload.view",
    "upload-answer": "upload.view",
    "plan-load": "plan.load",
    "plan-review": "plan.load",
    "plan-edit": "plan.load",
    "plan-undo": "plan.load",
    "plan-answer": "finding.answer",
    "plan-answer-withdraw": "finding.withdraw",
    "plan-read": "plan.load",
    "plan-adopt": "plan.adopt",
    "plan-page": "plan.load",
    "finding-list": "plan.check",
    "finding-list-json": "plan.check",
    "finding-answer": "finding.answer",
    "finding-withdraw": "finding.withdraw",
    "plan-tree": "plan.check",
    "vision-view": "plan.check",
}
