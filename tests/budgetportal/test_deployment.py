"""What must hold before the portal starts is said as a system check."""

from __future__ import annotations

import django_rq
import pytest
from redis.exceptions import ConnectionError as NoAnswer

from budgetportal import deployment
from disclosures.extraction import layout


def ids(check) -> list[str]:
    return [message.id for message in check(None)]


def test_layouts_that_do_not_load_stop_the_start(monkeypatch):
    def fail():
        raise layout.LabelClaimedTwice("支出总表 is the title of t03 and t17")

    assert ids(deployment.layouts_load) == []
    monkeypatch.setattr(layout, "load_layouts", fail)
    assert ids(deployment.layouts_load) == ["portal.E001"]


def test_a_queue_without_answer_stops_the_deployment(monkeypatch):
    def silent(name):
        raise NoAnswer

    monkeypatch.setattr(django_rq, "get_connection", silent)
    assert ids(deployment.queue_answers) == ["portal.E002"]


@pytest.mark.parametrize(("place", "found"), [("media", []), ("file/media", ["portal.E003"])])
def test_a_place_for_uploads_must_be_writable(place, found, settings, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    settings.MEDIA_ROOT = tmp_path / place
    assert ids(deployment.media_is_writable) == found
