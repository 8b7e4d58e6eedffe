"""Set B: for measuring only. Whoever writes the reader does not look inside."""

from tests.plan_documents.layouts_held import excel, pdf, text, word_banner, word_boxes, word_levels

LAYOUTS = (*word_levels.LAYOUTS, *word_boxes.LAYOUTS, *word_banner.LAYOUTS, *excel.LAYOUTS, *text.LAYOUTS, *pdf.LAYOUTS)
