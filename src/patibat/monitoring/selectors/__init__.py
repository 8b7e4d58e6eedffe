"""Reading results: the figures of indicators, rounds and who has reported, counts that are shown as results."""

from .counts import COUNTS, count_figure, round_counts
from .facts import value_of
from .figures import (
    IndicatorProgress,
    figure,
    indicator_figure,
    indicator_history,
    indicator_progress,
    national_references,
)
from .reach import assignments_for, evidence_for, results_for, rounds_for
from .review import ProgressReview, Review, ReviewRow, review_of
from .rounds import (
    AssignmentRow,
    Shown,
    Standing,
    assignment_rows,
    current_round,
    indicators_asked,
    period_shown,
    progress_shown,
    review_rows,
    rounds_alive,
    rounds_of,
    standings,
)

__all__ = [
    "COUNTS",
    "AssignmentRow",
    "IndicatorProgress",
    "ProgressReview",
    "Review",
    "ReviewRow",
    "Shown",
    "Standing",
    "assignment_rows",
    "assignments_for",
    "count_figure",
    "current_round",
    "evidence_for",
    "figure",
    "indicator_figure",
    "indicator_history",
    "indicator_progress",
    "indicators_asked",
    "national_references",
    "period_shown",
    "progress_shown",
    "results_for",
    "review_of",
    "review_rows",
    "round_counts",
    "rounds_alive",
    "rounds_for",
    "rounds_of",
    "standings",
    "value_of",
]
