from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

class LoginForm(forms.Form):
    request: HttpRequest | None
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse: ...
