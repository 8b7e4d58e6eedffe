"""A Word file as a PDF made by LibreOffice, where it is installed; Sarabun is lent to it for the while."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from patibat.papers.documents.typefaces import print_font_dir
from tests.plan_documents.layout import Unavailable


def to_office_pdf(word: bytes) -> bytes:
    """The PDF. Raises `Unavailable`."""
    program = shutil.which("soffice")
    if program is None:
        raise Unavailable("soffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(print_font_dir(), folder / ".fonts")
        (folder / "plan.docx").write_bytes(word)
        arguments = [program, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "plan.docx")]
        subprocess.run(arguments, env={**os.environ, "HOME": name}, check=True, capture_output=True, timeout=180)
        return (folder / "plan.pdf").read_bytes()
