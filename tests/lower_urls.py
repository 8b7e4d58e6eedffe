"""Root urls with the lower rooms only, as config mounts them: tests of these rooms do not wait for those above."""

from django.urls import include, path

urlpatterns = [
    path("", include("patibat.kit.urls")),
    path("accounts/", include("patibat.accounts.urls")),
    path("staff/", include("patibat.records.urls")),
    path("staff/", include("patibat.network.urls")),
]
handler400 = "patibat.kit.problem_pages.bad_request"
handler403 = "patibat.kit.problem_pages.permission_denied"
handler404 = "patibat.kit.problem_pages.page_not_found"
