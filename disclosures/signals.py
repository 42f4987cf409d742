"""facts_changed: the figures of a submission are new or corrected. Sent after commit with submission_id=int."""

from django.dispatch import Signal

facts_changed = Signal()
