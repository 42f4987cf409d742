"""How flags and places look on the page: element ids, words, groups by cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from disclosures.models import Table
from disclosures.queries import ShownTable
from reviews import phrases
from reviews.checks import registry, wording
from reviews.checks.registry import Check
from reviews.choices import FlagLevel, FlagState
from reviews.models import Flag

Place = dict[str, Any]
"""A LOCUS of the contract."""

SHORT = 24
"""Characters of the narrative in the head of a cause."""

GRAVITY = {FlagLevel.ERROR: 0, FlagLevel.WARNING: 1, FlagLevel.HINT: 2}


@dataclass(frozen=True)
class ShownPlace:
    """A place to jump to: the id of its element, what it is called, what it prints."""

    anchor: str
    words: str
    printed: str
    page: int | None


@dataclass(frozen=True)
class ShownReading:
    """A place that the machine may have misread: what it reads, and what the other engine reads (None: a picture)."""

    place: ShownPlace
    printed: str
    second: str | None


@dataclass(frozen=True)
class ShownChange:
    """A place to change, and what should stand there."""

    place: ShownPlace
    proposed: str


@dataclass(frozen=True)
class ShownFlag:
    """A flag with its check and its places."""

    flag: Flag
    check: Check | None
    places: tuple[ShownPlace, ...]
    is_current: bool = False
    readings: tuple[ShownReading, ...] = ()
    changes: tuple[ShownChange, ...] = ()

    @property
    def title(self) -> str:
        """What the check is called, in the reader's language."""
        return _(self.check.title) if self.check else ""

    @property
    def explanation(self) -> str:
        """What the check asks, in the reader's language."""
        return phrases.phrase(self.check.explanation) if self.check else ""

    @property
    def clause(self) -> str:
        """What the check rests on, in the reader's language."""
        return phrases.phrase(self.check.clause) if self.check else ""

    @property
    def anchors(self) -> str:
        """All ids of its places, for the script that marks them."""
        return " ".join(dict.fromkeys(place.anchor for place in self.places if place.anchor))


@dataclass
class Cause:
    """Flags that one slip explains, or a single flag."""

    flags: list[ShownFlag] = field(default_factory=list)
    repair: dict[str, Any] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        return len(self.flags) > 1

    @property
    def lead(self) -> ShownFlag:
        """The flag that speaks for the cause."""
        return next((shown for shown in self.flags if shown.flag.primary), self.flags[0])

    @property
    def rest(self) -> list[ShownFlag]:
        """The flags that the lead explains; the page folds them away."""
        return [shown for shown in self.flags if shown is not self.lead]

    @property
    def others(self) -> int:
        """How many of the rest can be settled together with the lead."""
        return sum(shown.flag.is_open and not shown.flag.doubtful for shown in self.rest)

    @property
    def is_unfolded(self) -> bool:
        """Whether one of the rest is looked at."""
        return any(shown.is_current for shown in self.rest)

    @property
    def changes(self) -> tuple[ShownChange, ...]:
        """The places to change together; none where there is one at most."""
        found = next((shown.changes for shown in self.flags if shown.flag.repair), ())
        return found if len(found) > 1 else ()

    @property
    def at(self) -> str:
        """Where the slip is: the row of a table with what it prints, or the words of the narrative."""
        place = self.repair.get("place") or {}
        if place.get("row_label"):
            return f"{wording.row_name(place['row_label'])} {place.get('printed') or _('空白')}"
        text = str(place.get("text") or "")
        return f"“{'…' + text[-SHORT:] if len(text) > SHORT else text}”"


def anchor(place: Place) -> str:
    """The id of the element that shows a place: t3-r7-c2, t3-r7, t3, p12-34, p12."""
    if place.get("table"):
        row, column = place.get("row"), place.get("column")
        parts = [
            place["table"],
            *([f"r{row}"] if row is not None else []),
            *([f"c{column}"] if column is not None else []),
        ]
        return "-".join(parts)
    paragraph = place.get("paragraph")
    if not paragraph:
        return ""
    span = place.get("span")
    return f"{paragraph}-{span[0]}" if span else str(paragraph)


def shown_place(place: Place, titles: dict[str, str]) -> ShownPlace:
    """A place with the words that a reader looks for on paper."""
    if place.get("table"):
        row = wording.row_name(place["row_label"]) if place.get("row_label") else ""
        column = str(place.get("column_label") or "").split("/")[-1]
        words = " · ".join(part for part in (titles.get(place["table"], ""), row, column) if part)
        return ShownPlace(anchor(place), words or place["table"], place.get("printed") or "", place.get("page"))
    text = str(place.get("text") or "")
    words = _("文字") + _("：") + (text[:40] + "…" if len(text) > 40 else text)
    return ShownPlace(anchor(place), words, place.get("printed") or "", place.get("page"))


def shown_reading(reading: dict[str, Any], titles: dict[str, str]) -> ShownReading:
    return ShownReading(shown_place(reading["place"], titles), reading["printed"], reading["second"])


def shown_changes(repair: dict[str, Any], titles: dict[str, str]) -> tuple[ShownChange, ...]:
    """What a repair changes; nothing of repairs that were stored before all of their places were."""
    return tuple(ShownChange(shown_place(it["place"], titles), it["proposed"]) for it in repair.get("changes", ()))


def titles_of(tables: Iterable[ShownTable | Table]) -> dict[str, str]:
    """What each table is called: its form's name, with the unit where a file holds several; else its printed title."""
    names = {}
    for table in tables:
        form = wording.FORMS.get(table.form, "")
        owner = _("（{name}）").format(name=table.unit_name) if table.level == "unit" and table.unit_name else ""
        names[table.key] = f"{_(form)}{owner}" if form else table.title or table.key
    return names


def shown_flags(flags: Iterable[Flag], titles: dict[str, str], current: int | None) -> list[ShownFlag]:
    """The flags with their checks and places, in the order given."""
    checks = {check.code: check for check in registry.all_checks()}
    return [
        ShownFlag(
            flag,
            checks.get(flag.code),
            tuple(shown_place(place, titles) for place in flag.places),
            flag.pk == current,
            tuple(shown_reading(reading, titles) for reading in flag.readings),
            shown_changes(flag.repair, titles),
        )
        for flag in flags
    ]


def in_order(flags: Iterable[Flag]) -> list[Flag]:
    """As the page lists them: the flags of one cause together, the gravest cause first."""
    plain = by_cause(ShownFlag(flag, None, ()) for flag in flags)
    return [shown.flag for cause in plain for shown in (cause.lead, *cause.rest)]


def next_open(flags: Iterable[Flag], after: Flag | None = None) -> Flag | None:
    """The next flag to settle in the order of the page, from the first again at the end."""
    ordered = in_order(flags)
    start = next((at + 1 for at, flag in enumerate(ordered) if after is not None and flag.pk == after.pk), 0)
    return next((flag for flag in ordered[start:] + ordered[:start] if flag.is_open), None)


def is_wanted(flag: Flag, level: str = "", state: str = "") -> bool:
    """Whether the page's filters let a flag through; what is repaired is shown only when asked for."""
    if level and flag.level != level:
        return False
    if state == "open":
        return flag.is_open
    if state == "settled":
        return not flag.is_open
    return bool(flag.state != FlagState.RESOLVED)


def by_cause(flags: Iterable[ShownFlag]) -> list[Cause]:
    """Grouped by cause; the gravest group first, groups of equal gravity in the order of their first flag."""
    groups: dict[str, Cause] = {}
    for shown in flags:
        group = groups.setdefault(shown.flag.cause or f"flag-{shown.flag.pk}", Cause())
        group.flags.append(shown)
        group.repair = group.repair or shown.flag.repair
    return sorted(groups.values(), key=lambda cause: min(GRAVITY[FlagLevel(s.flag.level)] for s in cause.flags))


def levels_at(flags: Iterable[Flag]) -> dict[str, str]:
    """The gravest open level at each place."""
    at: dict[str, str] = {}
    for flag in sorted((f for f in flags if f.is_open), key=lambda f: -GRAVITY[FlagLevel(f.level)]):
        at.update({anchor(place): flag.level for place in flag.places})
    return at
