"""Reading results: the figures of indicators, rounds and who has reported, counts that are shown as results."""

from .counts import COUNTS, count_figure, round_counts
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
    Standing,
    assignment_rows,
    current_round,
    progress_shown,
    review_rows,
    rounds_alive,
    rounds_of,
    standings,
)

__all__ = [
    "assignments_for",
    "evidence_for",
    "results_for",
    "rounds_for",
    "ProgressReview",
    "Review",
    "ReviewRow",
    "review_of",
    "COUNTS",
    "AssignmentRow",
    "IndicatorProgress",
    "Standing",
    "assignment_rows",
    "count_figure",
    "current_round",
    "figure",
    "indicator_figure",
    "indicator_history",
    "indicator_progress",
    "national_references",
    "progress_shown",
    "review_rows",
    "round_counts",
    "rounds_alive",
    "rounds_of",
    "standings",
]
