"""Addresses of kit, mounted by config at the root."""

from django.urls import path

from patibat.kit import views

urlpatterns = [
    path("language/<str:code>/", views.language, name="kit-language"),
    path("staff/styleguide/", views.styleguide, name="kit-styleguide"),
]
