"""From findings to flags that people settle."""

from reviews.flagging.checking import check
from reviews.flagging.settling import acknowledge, annotate, settle, settle_many

__all__ = ["acknowledge", "annotate", "check", "settle", "settle_many"]
