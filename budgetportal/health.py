"""One address for the load balancer: is the database there, and the queue?"""

from __future__ import annotations

import django_rq
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from redis.exceptions import RedisError


def health(request: HttpRequest) -> JsonResponse:
    """200 where both answer, 503 where one does not; the body says which."""
    parts = {"database": _database(), "queue": _queue()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _database() -> bool:
    """Asks it: a connection that is kept open says nothing of the other end."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _queue() -> bool:
    try:
        return bool(django_rq.get_connection("default").ping())
    except RedisError:
        return False
