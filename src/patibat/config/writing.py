"""Writing a result so that the file appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from patibat.config.outages import outage_of
from patibat.config.problems import FILE_UNWRITABLE
from patibat.problems import Where


def write_whole(path: Path, content: bytes) -> None:
    """Write beside and rename. Raises `config.file-unwritable` or `config.disk-full`; what stood there stays then."""
    partial: Path | None = None
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            partial = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # Temporary files are for their owner alone; a report is for whoever may read the folder.
        partial.chmod(0o644)
        partial.replace(path)
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        full = outage_of(error)
        raise full or FILE_UNWRITABLE.at(Where(file=str(path)), reason=error.strerror) from error
