"""Addresses of the room intake, mounted by config at `/staff/`."""

from __future__ import annotations

from django.urls import path

from patibat.intake import views

urlpatterns = [
    path("uploads/", views.upload_list, name="upload-list"),
    path("uploads/new/", views.upload_receive_page, name="upload-receive"),
    path("uploads/workbook/", views.workbook_make_page, name="workbook-make"),
    path("uploads/<int:number>/", views.upload_view, name="upload-view"),
    path("uploads/<int:number>/read/", views.upload_read_page, name="upload-read"),
    path("uploads/<int:number>/choose/", views.upload_choose_page, name="upload-choose"),
    path("uploads/<int:number>/apply/", views.upload_apply_page, name="upload-apply"),
    path("uploads/<int:number>/discard/", views.upload_discard_page, name="upload-discard"),
    path("uploads/<int:number>/file/", views.upload_file, name="upload-file"),
    path("uploads/<int:number>/answer/", views.upload_answer_page, name="upload-answer"),
]

# url name → the verb of its rule.
ROUTES: dict[str, str] = {
    "upload-list": "upload.view",
    "upload-receive": "upload.receive",
    "workbook-make": "workbook.make",
    "upload-view": "upload.view",
    "upload-read": "upload.receive",
    "upload-choose": "upload.receive",
    "upload-apply": "upload.apply",
    "upload-discard": "upload.discard",
    "upload-file": "upload.view",
    "upload-answer": "upload.view",
}
