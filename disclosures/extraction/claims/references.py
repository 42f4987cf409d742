"""From the words before a number to the figures that it should agree with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from disclosures.extraction import narrative
from disclosures.extraction.claims import lexicon, paths, stems
from disclosures.extraction.claims.lexicon import Subject, Topic, plain
from disclosures.extraction.claims.paths import Path
from disclosures.extraction.claims.witnesses import FUNCTIONAL, Witnesses, project_address
from disclosures.extraction.model import Address, Project

_PUBLIC = ("three_public", "procurement", "assets", "performance", "running")
_REMARK = re.compile(r"\((?!不?含|扣除|剔除|包括)[^()]*\)")
_ALIKE = 0.8
_SHORTEST_NAME = 4
_COMMON_PART = 8


@dataclass(frozen=True)
class Setting:
    """Where a number stands: scope, topic, the paths of the headings above, and whether basic expenditure is listed.

    this_year: the section is about what is appropriated this year, without what is carried over.
    """

    scope: str
    topic: Topic | None
    above: tuple[Path, ...] = ()
    listing: bool = False
    unit_name: str = ""
    this_year: bool = False


@dataclass(frozen=True)
class Reference:
    """What a subject's words refer to: figures that should be met, other legitimate readings, how it was found."""

    figures: tuple[Address, ...] = ()
    also: tuple[Address, ...] = ()
    guessed: bool = False
    at_most: bool = False
    subject: str = ""
    tried: tuple[str, ...] = field(default=(), compare=False)


def refer(words: str, setting: Setting, witnesses: Witnesses, projects: Sequence[Project]) -> Reference | None:
    """The reference of a subject's words; None where nothing in the document is meant by them."""
    path = paths.find(words)
    if path:
        return _account_path(path, setting, witnesses)
    cores = stems.of(words, setting.unit_name)
    basic = setting.listing or (setting.topic is not None and setting.topic.name == "basic")
    steps = [_economic, _stated, _functional] if basic else [_stated, _functional]
    for step in steps:
        found = step(cores, setting, witnesses)
        if found:
            return found
    if setting.topic is not None and setting.topic.name == "running":
        return _within_running(cores, setting, witnesses)
    return (
        _project(plain(words), cores, setting, projects)
        or (_misprinted(cores, setting, witnesses) if basic else None)
        or _without_remark(words, setting, witnesses)
    )


def _without_remark(words: str, setting: Setting, witnesses: Witnesses) -> Reference | None:
    """An account whose name a remark in brackets follows, which may say that only a part is meant: '某支出(某局)'."""
    shorter = _REMARK.sub("", words)
    found = _functional(stems.of(shorter, setting.unit_name), setting, witnesses) if shorter != words else None
    return Reference(also=(*found.figures, *found.also), subject=found.subject) if found else None


def refer_heading(heading: str, setting: Setting, witnesses: Witnesses) -> Reference | None:
    """What a heading names that says nothing else: '（二）公务接待费预算情况'; None where it says more."""
    words = plain(narrative.without_numbering(heading))
    return _stated([words, stems.ABOUT.sub("", words)], setting, witnesses)


def _endings(texts: Sequence[str], longest: int) -> Iterator[list[tuple[str, str]]]:
    """The texts parted into what stands before and their last characters, for ever fewer of these from `longest` on."""
    for length in range(longest, 0, -1):
        yield [(text[:-length], text[-length:]) for text in texts if len(text) >= length]


def _stated(cores: Sequence[str], setting: Setting, witnesses: Witnesses) -> Reference | None:
    """A subject of the lexicon: that of the longest word that the subject ends in."""
    topic = setting.topic.name if setting.topic else ""
    meanings, subjects = lexicon.meanings(topic), lexicon.subjects()
    for parted in _endings(cores, lexicon.longest(topic)):
        meant = [
            place
            for before, word in parted
            for place in meanings.get(word, ())
            if stems.is_whose(before, subjects[place].is_fiscal)
        ]
        if meant:
            return _reference(subjects[min(meant)], setting, witnesses)
    return None


def _reference(subject: Subject, setting: Setting, witnesses: Witnesses) -> Reference | None:
    if subject.given and not _holds(subject, setting, witnesses):
        return None
    figures = _known(subject.figures, setting, witnesses)
    if subject.name == "running" and figures and figures[0].form == "T09":
        figures = figures[:1]
    if subject.name == "three_public":
        figures = figures[:1]
    if subject.name == "projects" and scope_of("T11", setting.scope, witnesses) not in witnesses.scopes("T11"):
        return Reference(also=figures, subject=subject.name) if figures else None
    also = _known(subject.also, setting, witnesses)
    bound = bool(subject.regions) and figures[:1] != () and figures[0].form == "T06"
    at_most = bound and not witnesses.region.startswith(subject.regions)
    return Reference(figures, also, at_most=at_most, subject=subject.name) if figures or also else None


def _holds(subject: Subject, setting: Setting, witnesses: Witnesses) -> bool:
    """Whether the figures that a reading presupposes to be equal are (or stand in their own section)."""
    if setting.listing or (setting.topic is not None and setting.topic.name == "basic"):
        return True
    intervals = [witnesses.interval(a) for a in _known(subject.given, setting, witnesses)]
    return len(intervals) < len(subject.given) or all(i and intervals[0] and i.meets(intervals[0]) for i in intervals)


def _known(places: Sequence[lexicon.Place], setting: Setting, witnesses: Witnesses) -> tuple[Address, ...]:
    """The addresses that the document has, those of the section's own tables first."""
    found = []
    for form, row, column in places:
        address = Address(form, scope_of(form, setting.scope, witnesses), row, column)
        if address in witnesses:
            found.append(address)
    order = setting.topic.forms if setting.topic else ()
    return tuple(sorted(found, key=lambda a: order.index(a.form) if a.form in order else len(order)))


def scope_of(form: str, scope: str, witnesses: Witnesses) -> str:
    """The scope itself, or the only one that prints this form."""
    scopes = witnesses.scopes(form)
    return scopes[0] if scope not in scopes and len(scopes) == 1 else scope


def _forms(setting: Setting) -> list[str]:
    """The functional tables, the section's own first."""
    own = [f for f in (setting.topic.forms if setting.topic else ()) if f in FUNCTIONAL]
    return own + [f for f in FUNCTIONAL if f not in own]


def _account_path(path: Path, setting: Setting, witnesses: Witnesses) -> Reference | None:
    scope = scope_of("T05", setting.scope, witnesses)
    found = paths.resolve(path, setting.above, witnesses, scope)
    if not found:
        return None
    code, guessed = found
    return _account(code, paths.addresses(code, witnesses, scope, _forms(setting)), setting, witnesses, guessed)


def _account(
    code: str, figures: tuple[Address, ...], setting: Setting, witnesses: Witnesses, guessed: bool = False
) -> Reference | None:
    """An account, all of it or what is appropriated; of this year's appropriation, its own column where there is one,
    and else at most the figure.
    """
    if not figures:
        return None
    if not setting.this_year or not _carries_over(setting, witnesses):
        general = Address("T04", figures[0].scope, f"expenditure.{code}", "general_public")
        either = (*figures, *((general,) if general in witnesses else ()))
        return Reference(figures, either, guessed=guessed, subject=code)
    own = Address("T05", figures[0].scope, code, witnesses.column_of_this_year(figures[0].scope))
    if own in witnesses:
        return Reference((own,), figures, guessed=guessed, subject=code)
    return Reference(figures, guessed=guessed, at_most=True, subject=code)


def _carries_over(setting: Setting, witnesses: Witnesses) -> bool:
    """Whether money of the year before is in the tables."""
    rows = [(form, "income.carried_over", "amount") for form in ("T04", "T01")] + [("T02", "total", "carried_over")]
    found = (witnesses.interval(address) for address in _known(rows, setting, witnesses))
    return any(interval and interval.high > 0 for interval in found)


def _functional(cores: Sequence[str], setting: Setting, witnesses: Witnesses) -> Reference | None:
    """A functional account by its bare name; only where one account has that name."""
    if setting.topic is not None and setting.topic.name in _PUBLIC:
        return None
    forms, scope = _forms(setting), scope_of("T05", setting.scope, witnesses)
    codes = {a.row.rpartition(".")[2] for a in _named(cores, witnesses) if a.form in forms and a.scope == scope}
    codes = {code for code in codes if code[:1] == "2" and len(code) in (3, 5, 7)}
    if not codes:
        return None
    if len(codes) > 1 and len({code[:5] for code in codes}) > 1:
        return None
    code = min(codes, key=len)
    return _account(code, paths.addresses(code, witnesses, scope, forms), setting, witnesses)


def _economic(cores: Sequence[str], setting: Setting, witnesses: Witnesses) -> Reference | None:
    """An economic account by its name."""
    scope = scope_of("T06", setting.scope, witnesses)
    found = [a for a in _named(cores, witnesses) if a.form == "T06" and a.scope == scope and a.column == "total"]
    return Reference((found[0],), subject=found[0].row) if found else None


def _within_running(cores: Sequence[str], setting: Setting, witnesses: Witnesses) -> Reference | None:
    """An economic account of which 机关运行经费 may hold all, or only what the offices among the units spend."""
    found = _economic(cores, setting, witnesses)
    return Reference(also=found.figures, subject=found.subject) if found else None


def _named(cores: Sequence[str], witnesses: Witnesses) -> list[Address]:
    """The addresses of the longest account name that the subject ends in; of two, those of the first printed."""
    texts = [text for core in cores for text in (core, f"{core}支出")]
    for parted in _endings(texts, witnesses.longest_name):
        found = {name for before, name in parted if name in witnesses.names and stems.is_whose(before)}
        if found:
            return list(witnesses.names[next(name for name in witnesses.names if name in found)])
    return []


def _misprinted(cores: Sequence[str], setting: Setting, witnesses: Witnesses) -> Reference | None:
    """An economic account whose name is nearly the subject ('其他交通费' for 其他交通费用)."""
    scope = scope_of("T06", setting.scope, witnesses)
    scored = []
    for name, addresses in witnesses.names.items():
        own = [a for a in addresses if a.form == "T06" and a.scope == scope and a.column == "total"]
        if own:
            scored.append((max(paths.likeness(core, name, _ALIKE) for core in cores), own[0]))
    scored.sort(key=lambda pair: pair[0], reverse=True)
    if not scored or scored[0][0] < _ALIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return Reference((scored[0][1],), guessed=True, subject=scored[0][1].row)


def _project(words: str, cores: Sequence[str], setting: Setting, projects: Sequence[Project]) -> Reference | None:
    """A project by its name, or by a part of its name long enough to be no accident."""
    meant = {words, words.removesuffix("项目"), *cores}
    exact = [p for p in projects if p.scope == setting.scope and plain(p.name) in meant]
    loose = [p for p in projects if p.scope == setting.scope and _is_short_for(words, plain(p.name))]
    chosen = exact or loose
    figures = tuple(dict.fromkeys(project_address(p.scope, p.code or p.name) for p in chosen))
    if not figures:
        return None
    if len(figures) > 1:
        return Reference(also=figures, guessed=True, subject="project")
    return Reference(figures, guessed=not exact, subject="project")


def _is_short_for(words: str, name: str) -> bool:
    if len(words) < _SHORTEST_NAME:
        return False
    if len(name) >= _COMMON_PART and name in words:
        return True
    blocks = SequenceMatcher(None, words, name, autojunk=False).get_matching_blocks()
    common = sum(b.size for b in blocks if b.size >= _SHORTEST_NAME)
    return common >= _COMMON_PART and common >= len(words) * _ALIKE
