"""The sets of layouts: `READ` may be looked at while the reader is written, `HELD` may not; HELD may be absent."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from tests.plan_documents.layout import Layout
from tests.plan_documents.layouts_second import LAYOUTS as SECOND
from tests.plan_documents.layouts_seen import LAYOUTS as SEEN
from tests.plan_documents.layouts_third import LAYOUTS as THIRD

_HELD = "tests.plan_documents.layouts_blind"

READ: tuple[Layout, ...] = (*SEEN, *SECOND, *THIRD)
HELD: tuple[Layout, ...] = import_module(_HELD).LAYOUTS if find_spec(_HELD) else ()
