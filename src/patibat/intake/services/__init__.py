"""What one does with a file that was sent in: receive, read, apply, discard; and the workbook that goes out."""

from .apply import Applied, upload_apply
from .entries import action_plan_workbook_make, upload_decide
from .read import upload_read, upload_read_start, workbook_read
from .receive import upload_choose, upload_discard, upload_receive
from .workbook import workbook_make

__all__ = [
    "Applied",
    "action_plan_workbook_make",
    "upload_apply",
    "upload_choose",
    "upload_decide",
    "upload_discard",
    "upload_read",
    "upload_read_start",
    "upload_receive",
    "workbook_make",
    "workbook_read",
]
