"""The address for the load balancer tells which part is gone."""

from __future__ import annotations

import django_rq
import pytest
from django.db import connection
from redis.exceptions import ConnectionError as NoAnswer


class Queue:
    def ping(self) -> bool:
        return True


class NoQueue:
    def ping(self) -> bool:
        raise NoAnswer


@pytest.fixture
def queue(monkeypatch):
    def stands_for(one: object) -> None:
        monkeypatch.setattr(django_rq, "get_connection", lambda name: one)

    stands_for(Queue())
    return stands_for


@pytest.mark.django_db
def test_both_are_there(client, queue):
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"database": True, "queue": True})


@pytest.mark.django_db
def test_a_queue_that_is_gone_is_named(client, queue):
    queue(NoQueue())
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (503, {"database": True, "queue": False})


@pytest.mark.django_db(transaction=True)
def test_a_database_that_went_away_under_an_open_connection_is_named(client, queue):
    connection.ensure_connection()
    connection.connection.close()
    try:
        response = client.get("/health/")
    finally:
        connection.close()
    assert (response.status_code, response.json()) == (503, {"database": False, "queue": True})
