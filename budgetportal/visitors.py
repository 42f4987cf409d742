"""Where a request comes from: the address behind the proxies that are trusted, for counting failed sign-ins."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def address_of(request: HttpRequest) -> str:
    """The last address that no trusted proxy has: what stands before it in X-Forwarded-For anybody may have written."""
    known = str(request.META.get("REMOTE_ADDR") or "")
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    while _is_trusted(known) and forwarded:
        before = _address(forwarded.pop())
        if before is None:
            break
        known = str(before)
    return known


def _is_trusted(text: str) -> bool:
    found = _address(text)
    return found is not None and any(found in network for network in settings.TRUSTED_PROXIES)


def _address(text: str) -> Address | None:
    """Also of "10.0.0.1:4711" and "::ffff:10.0.0.1"; None where it is no address."""
    bare = text.strip()
    bare = bare.rpartition(":")[0] if bare.count(":") == 1 else bare
    try:
        found = ip_address(bare)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
