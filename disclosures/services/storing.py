"""Files on the disk: under a name made of their content, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from disclosures.models import Submission
from disclosures.models.submission import stored_name

_FULL = (errno.ENOSPC, errno.EDQUOT)


class DiskFull(Exception):
    """There is no room for the file."""


def store_file(submission: Submission, path: Path) -> None:
    """The same content is stored once; what a crash cut short is stored anew. Raises DiskFull, OSError."""
    name = stored_name(submission, submission.name)
    target = Path(submission.file.storage.path(name))
    if not target.exists() or target.stat().st_size != submission.size:
        try:
            _copy_whole(path, target)
        except OSError as error:
            if error.errno in _FULL:
                raise DiskFull from error
            raise
    submission.file.name = name


def _copy_whole(path: Path, target: Path) -> None:
    """Written beside its place and moved there when it is complete, so that nobody ever reads a part."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as source, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as sink:
        try:
            shutil.copyfileobj(source, sink)
            sink.flush()
            os.fsync(sink.fileno())
            os.chmod(sink.name, settings.FILE_UPLOAD_PERMISSIONS)
            os.replace(sink.name, target)
        except OSError:
            os.unlink(sink.name)
            raise
