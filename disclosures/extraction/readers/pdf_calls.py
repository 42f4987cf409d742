"""pdfium's functions for the inner loops: a page is asked about thousands of characters and objects."""

from __future__ import annotations

import ctypes
from typing import Any

HANDLE = ctypes.c_void_p
NUMBER = ctypes.c_int


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """One of pdfium's functions, of the same address but without the checks and objects that typed pointers cost.

    Without arguments nothing is checked at all: pointers and byref() pass as they are, integers as C int, and nothing
    else may be given. A handle that comes back as HANDLE is a plain integer, or None. The interpreter's lock is kept:
    these calls are over before another thread could use it.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)
