"""Which kinds of mistakes there are. A kind is a function that its module registers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from samples.planting import Planted
from samples.printed import Printed

Mistake = Callable[[Printed, Random], tuple[Printed, Planted]]
MISTAKES: dict[str, Mistake] = {}


def mistake(function: Mistake) -> Mistake:
    """Registers a kind of mistake under the function's name."""
    MISTAKES[function.__name__] = function
    return function


def plant(printed: Printed, kind: str, random: Random) -> tuple[Printed, Planted]:
    """The document with one mistake of this kind. Raises NothingToPlant, KeyError for an unknown kind."""
    return MISTAKES[kind](printed, random)
