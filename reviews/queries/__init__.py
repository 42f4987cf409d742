"""Every read of the desk and of the public pages, each in a fixed number of queries."""

from reviews.queries.comparing import difference, previous_flags
from reviews.queries.desk import desk, flags, flags_for, latest_run, open_with
from reviews.queries.public import (
    editions,
    live_publication,
    public,
    public_regions,
    public_years,
    publication,
    years_of,
)
from reviews.queries.queue import SORTS, arriving, counts_by_state, due, next_review, queue, reviewers_for, reviewers_of
from reviews.queries.shown import Change, Desk, PublicFilter, Uncovered

__all__ = [
    "SORTS",
    "Change",
    "Desk",
    "PublicFilter",
    "Uncovered",
    "arriving",
    "counts_by_state",
    "desk",
    "difference",
    "due",
    "editions",
    "flags",
    "flags_for",
    "latest_run",
    "live_publication",
    "next_review",
    "open_with",
    "previous_flags",
    "public",
    "public_regions",
    "public_years",
    "publication",
    "queue",
    "reviewers_for",
    "reviewers_of",
    "years_of",
]
