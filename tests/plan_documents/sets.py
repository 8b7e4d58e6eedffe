"""The sets of layouts, in the order in which they were made. Each was read before a rule was changed for it; what the
third gave at first sight stands in its docstring. Plans that nobody generated are in `by_hand` and `offices`.
"""

from __future__ import annotations

from tests.plan_documents.layout import Layout
from tests.plan_documents.layouts_second import LAYOUTS as SECOND
from tests.plan_documents.layouts_seen import LAYOUTS as SEEN
from tests.plan_documents.layouts_third import LAYOUTS as THIRD

READ: tuple[Layout, ...] = (*SEEN, *SECOND, *THIRD)
