"""Whose address counts behind a proxy."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from django.urls import reverse

from budgetportal import visitors
from tests import builders

PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]


@pytest.mark.parametrize(
    ("sender", "forwarded", "found"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # a stranger may write what he likes
        ("10.0.0.5", None, "10.0.0.5"),
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "192.0.2.7, 198.51.100.1", "198.51.100.1"),  # the first was there before the proxy
        ("10.0.0.5", "192.0.2.7, 198.51.100.1, 10.0.0.6", "198.51.100.1"),
        ("10.0.0.5", "10.0.0.7, 10.0.0.6", "10.0.0.7"),
        ("10.0.0.5", "unknown", "10.0.0.5"),
        ("10.0.0.5", "", "10.0.0.5"),
        ("10.0.0.5", "198.51.100.1:4711", "198.51.100.1"),
        ("::ffff:10.0.0.5", "2001:db8::1", "2001:db8::1"),
        ("fd00::5", "198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", ""),
    ],
)
def test_the_last_address_that_is_no_proxys_counts(sender, forwarded, found, rf, settings):
    settings.TRUSTED_PROXIES = PROXIES
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    assert visitors.address_of(rf.get("/", REMOTE_ADDR=sender, headers=headers)) == found


def test_without_trusted_proxies_the_sender_counts(rf):
    request = rf.get("/", REMOTE_ADDR="10.0.0.5", headers={"X-Forwarded-For": "198.51.100.1"})
    assert visitors.address_of(request) == "10.0.0.5"


@pytest.mark.django_db
def test_one_persons_failures_lock_nobody_else_behind_the_same_proxy_out(client, settings):
    settings.TRUSTED_PROXIES = PROXIES
    settings.AXES_FAILURE_LIMIT = 2
    builders.person("clerk")

    def tries(password: str, address: str) -> int:
        said = {"username": "clerk", "password": password}
        headers = {"X-Forwarded-For": address}
        return client.post(reverse("login"), said, REMOTE_ADDR="10.0.0.5", headers=headers).status_code

    assert [tries("wrong", "198.51.100.1") for _ in range(2)][-1] == 429
    assert tries("demo", "198.51.100.1") == 429
    assert tries("demo", "198.51.100.2") == 302
