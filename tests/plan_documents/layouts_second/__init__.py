"""The second set: held out when the reader was first written, read by its authors since."""

from tests.plan_documents.layouts_second import excel, pdf, text, word_banner, word_boxes, word_levels

LAYOUTS = (*word_levels.LAYOUTS, *word_boxes.LAYOUTS, *word_banner.LAYOUTS, *excel.LAYOUTS, *text.LAYOUTS, *pdf.LAYOUTS)
