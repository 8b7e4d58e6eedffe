"""Set B."""

from tests.plan_documents.layout import Layout

LAYOUTS: tuple[Layout, ...] = ()
