"""The third set: made when the reader's rules were written, and measured before anybody changed one for it."""

from tests.plan_documents.layouts_held import papers, sheets, words

LAYOUTS = (*words.LAYOUTS, *sheets.LAYOUTS, *papers.LAYOUTS)
