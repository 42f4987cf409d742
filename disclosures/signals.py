"""What other apps may listen to.

facts_changed: the figures of a submission are new, corrected or confirmed. Sent after commit with submission_id=int.
about_to_change: sent inside the transaction, before anything changes, with submission, change ("assign_form",
"confirm", "correct", "extract", "forget_form", "withdraw"), by, at, reason. A receiver refuses by raising
services.NotPossible.
swept: the sweep has been round; whoever has work of its own that may be forgotten looks now. Sent with at.
"""

from django.dispatch import Signal

facts_changed = Signal()
about_to_change = Signal()
swept = Signal()
