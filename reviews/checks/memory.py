"""What several checks ask of the same document is found once and forgotten with the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from disclosures.extraction.factbook import FactBook

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def once_a_book(
    function: Callable[Concatenate[FactBook, Asked], Found],
) -> Callable[Concatenate[FactBook, Asked], Found]:
    """Remembers in a book what a function finds in it, for each further argument, all given by position. What it
    returns must not be changed.
    """

    @wraps(function)
    def remembered(book: FactBook, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        answers = book.answers[function]
        if args not in answers:
            answers[args] = function(book, *args, **kwargs)
        found: Found = answers[args]
        return found

    return remembered
