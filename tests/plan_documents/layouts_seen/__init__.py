"""Set A: the author of the reader may look at these while writing it."""

from tests.plan_documents.layouts_seen import excel, more, pdf, text, word_banner, word_lists, word_tables

LAYOUTS = (
    *word_lists.LAYOUTS,
    *word_tables.LAYOUTS,
    *word_banner.LAYOUTS,
    *excel.LAYOUTS,
    *text.LAYOUTS,
    *pdf.LAYOUTS,
    *more.LAYOUTS,
)
