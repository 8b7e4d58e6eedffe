"""A web process that prints nothing loads nothing that prints."""

from __future__ import annotations

import subprocess
import sys


def test_importing_documents_loads_no_typesetter() -> None:
    heavy = ("typst", "docx", "xlsxwriter", "fontTools", "segno", "django")
    paths = f"import sys; sys.path[:0] = {sys.path!r}; "
    code = f"import patibat.papers.documents; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", paths + code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
