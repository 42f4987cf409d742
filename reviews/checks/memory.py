"""What several checks ask of the same document is found once and forgotten with the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from disclosures.extraction.factbook import FactBook

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def once_a_book(
    function: Callable[Concatenate[FactBook, Asked], Found],
) -> Callable[Concatenate[FactBook, Asked], Found]:
    """Remembers what a function finds in a book, for each further argument. What it returns must not be changed, and
    must not hold the book, which would then never be forgotten.
    """
    known: WeakKeyDictionary[FactBook, dict[Any, Found]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(book: FactBook, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        answers = known.setdefault(book, {})
        question = (args, tuple(kwargs.items())) if kwargs else args
        if question not in answers:
            answers[question] = function(book, *args, **kwargs)
        return answers[question]

    return remembered
