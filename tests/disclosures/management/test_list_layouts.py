"""The page about layouts says what the layouts say."""

from __future__ import annotations

from django.core.management import call_command


def test_the_page_in_docs_is_up_to_date():
    call_command("list_layouts", "--check")
