"""`/api/v1`: the routers of the rooms under one description, every failure as RFC 9457 problem details.

There is no page of documentation with foreign scripts; the description is at `/api/v1/openapi.json`.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from patibat.config.outage_pages import outage_response
from patibat.config.outages import outage_of
from patibat.config.problems import API_WRONG
from patibat.config.rooms import api_routers
from patibat.config.version import VERSION
from patibat.kit.problem_pages import PROBLEM_JSON, problem_json
from patibat.kit.problems import BAD_REQUEST, FORBIDDEN, NOT_FOUND
from patibat.problems import Problem, ProblemKind, Where

_BY_STATUS: dict[int, ProblemKind] = {401: FORBIDDEN, 403: FORBIDDEN, 404: NOT_FOUND}


class ProblemDetails(Schema):
    """RFC 9457 problem details, as every error answer has them."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    why: str
    fix: str
    where: dict[str, str | int]


_DESCRIPTION = (
    "ข้อมูลสาธารณะของแผน โครงการ ตัวชี้วัด และหน่วยงาน ตัวเลขทุกตัวมาจากแหล่งเดียวกับหน้าเว็บและรายงาน · "
    "Public data of plans, projects, indicators and agencies; every figure is the one that pages and reports show."
)


class PatibatAPI(NinjaAPI):
    """Says of every operation that its errors are problem details: callers and their generators must know."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description with the error answers that every operation may give."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"].setdefault("schemas", {})["ProblemDetails"] = ProblemDetails.json_schema()
        for operations in schema["paths"].values():
            for operation in operations.values():
                _document_errors(operation["responses"])
        return schema


def _document_errors(responses: dict[str | int, Any]) -> None:
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    for status, words in _ERRORS.items():
        if status not in responses and str(status) not in responses:
            responses[status] = {"description": words, "content": content}


_ERRORS = {
    400: "Bad request",
    404: "Not found, or not public",
    422: "A parameter is wrong",
    429: "Too many requests",
    503: "The database is away; see Retry-After",
}
api = PatibatAPI(
    title="Patibat",
    version=VERSION,
    description=_DESCRIPTION,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, error: Problem | type[Problem]) -> HttpResponse:
    return problem_json(request, error if isinstance(error, Problem) else BAD_REQUEST.at())


@api.exception_handler(ValidationError)
def _wrong_parameter(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """Each wrong parameter by its name; the first of them is the place."""
    errors: list[dict[str, Any]] = getattr(error, "errors", [])
    said = "; ".join(f"{_place(one)}: {one.get('msg', '')}" for one in errors)
    return problem_json(request, API_WRONG.at(Where(field=_place(errors[0]) if errors else ""), said=said))


def _place(error: dict[str, Any]) -> str:
    return ".".join(str(part) for part in error.get("loc", ())[1:])


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _error: Http404 | type[Http404]) -> HttpResponse:
    return problem_json(request, NOT_FOUND.at(Where(record=request.path)))


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    kind = _BY_STATUS.get(getattr(error, "status_code", 400), BAD_REQUEST)
    return problem_json(request, kind.at(Where(record=request.path)))


@api.exception_handler(Exception)
def _failure(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """A database that is away is 503; anything else goes to the page of failures."""
    problem = outage_of(error) if isinstance(error, Exception) else None
    if problem is None:
        raise error
    return outage_response(request, problem)


for _router in api_routers():
    api.add_router("", _router)
