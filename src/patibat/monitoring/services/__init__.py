"""Writing results: rounds, submitting, review, publication, explanations. One verb, one function."""

from .evidence import evidence_add
from .explain import explanation_add
from .publish import publication_release, result_publish, result_withhold
from .review import result_approve, result_return
from .rounds import assignment_extend, round_open
from .submit import ProgressRow, ResultRow, SourceOf, Submitted, result_check, result_submit

__all__ = [
    "ProgressRow",
    "ResultRow",
    "SourceOf",
    "Submitted",
    "assignment_extend",
    "evidence_add",
    "explanation_add",
    "publication_release",
    "result_approve",
    "result_check",
    "result_publish",
    "result_return",
    "result_submit",
    "result_withhold",
    "round_open",
]
