"""Runs in the worker's company and takes up again what was forgotten."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from disclosures import services, signals

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "把遗漏的、因故障中断的解析和检查重新排队。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="秒", help="每隔若干秒重复一次，不给则只做一次")

    def handle(self, *args: Any, every: float | None, **options: Any) -> None:
        while True:
            self._sweep_once()
            if every is None:
                return
            time.sleep(every)

    def _sweep_once(self) -> None:
        """A database that restarts must not end the loop."""
        close_old_connections()
        try:
            services.sweep(at=timezone.now())
            signals.swept.send(Command, at=timezone.now())
        except OperationalError:
            _log.warning("the database does not answer", exc_info=True)
