"""From findings to flags that people settle."""

from reviews.flagging.checking import check
from reviews.flagging.settling import acknowledge, annotate, confirm_readings, settle, settle_many

__all__ = ["acknowledge", "annotate", "check", "confirm_readings", "settle", "settle_many"]
