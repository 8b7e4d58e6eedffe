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
