"""Mistakes in the narrative."""

from __future__ import annotations

import re
from random import Random

from samples.mistakes.figures import digit_changed
from samples.mistakes.registry import mistake
from samples.planting import NothingToPlant, Phrase, Planted, phrases, restate, section
from samples.printed import Printed

AMOUNT = r"(?<![\d.])(?!0\.00)\d+\.\d\d万元"
"""An amount other than zero."""

CHANGE = r"(?:增加|减少)(?!0\.00)\d+\.\d\d万元，(?:增长|下降)(?=(?:[3-9]|\d{2,})\.\d%)"
"""A change by 3 % or more: turned round, a smaller one leaves its rate as it was."""

RATE = r"(?<=增长)(?:[2-9]|\d\d+)\.\d%|(?<=下降)(?:[2-9]|\d\d+)\.\d%|(?<=占)\d\d\.\d%"
"""A rate of at least 2 %, a share of at least 10 %."""

COUNT = r"(?<=项目)\d+(?=个)|(?<=项目共)\d+(?=个)"


def choose(printed: Printed, random: Random, pattern: str) -> Phrase:
    """A phrase of a section whose figures the tables bear out. Raises NothingToPlant."""
    found = [p for p in phrases(printed, pattern) if "整体绩效" not in section(printed, p.block)]
    if not found:
        raise NothingToPlant(pattern)
    return random.choice(found)


@mistake
def narrative_amount(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One digit of an amount is another."""
    phrase = choose(printed, random, AMOUNT)
    return restate(printed, phrase, f"{digit_changed(phrase.text[:-2], random)}万元", "narrative_amount")


@mistake
def narrative_unit_slip(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """元 for 万元."""
    phrase = choose(printed, random, AMOUNT)
    return restate(printed, phrase, f"{phrase.text[:-2]}元", "narrative_unit_slip")


@mistake
def narrative_rate(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One digit of a share or a rate of growth is another."""
    phrase = choose(printed, random, RATE)
    return restate(printed, phrase, f"{digit_changed(phrase.text[:-1], random)}%", "narrative_rate")


@mistake
def narrative_count(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """Two projects more than are printed."""
    if not any(sheet.form == "T11" or sheet.kind == "q_project" for _, sheet in printed.sheets()):
        raise NothingToPlant("no projects are printed")
    phrase = choose(printed, random, COUNT)
    return restate(printed, phrase, str(int(phrase.text) + 2), "narrative_count")


@mistake
def reversed_direction(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """增加 for 减少, or the other way round; 增长 and 下降 with it."""
    phrase = choose(printed, random, CHANGE)
    words = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
    new = re.sub("|".join(words), lambda found: words[found.group()], phrase.text)
    return restate(printed, phrase, new, "reversed_direction")


@mistake
def stale_year(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """Last year's year, kept in a sentence about this year."""
    phrase = choose(printed, random, rf"(?:^|(?<=局)){printed.year}年(?=预算|一般|部门|财政|收入|支出|，)")
    return restate(printed, phrase, f"{printed.year - 1}年", "stale_year")


@mistake
def placeholder(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """An amount that was never filled in."""
    phrase = choose(printed, random, AMOUNT)
    return restate(printed, phrase, "XX万元", "placeholder")
