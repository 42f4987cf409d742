"""What the sweep tidies for the portal as a whole: sessions that have expired."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.dispatch import receiver

from disclosures import signals


@receiver(signals.swept, dispatch_uid="forget expired sessions")
def forget_expired_sessions(**more: Any) -> None:
    SessionStore.clear_expired()
