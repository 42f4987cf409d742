"""Account paths: 某支出（类）某事务（款）某项（项）, with or without codes, with misprinted names or levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from disclosures.extraction.claims.witnesses import Witnesses
from disclosures.extraction.model import Address
from disclosures.extraction.text import bare

_STEP = re.compile(r"(?P<name>[^()，,。;:]+?)\((?P<code>\d{0,3})(?P<level>类|款|项)\)")
_INSIDE = re.compile(r"\((?!\d{0,3}[类款项]\))([^()]*)\)")
"""What stands in brackets within a name: '政府办公厅(室)及相关机构事务'."""
_LENGTH = {"类": 3, "款": 5, "项": 7}
_LEVELS = tuple(f"{level})" for level in _LENGTH)
_ALIKE = 0.72
"""How much of two account names must be the same for one to be a misprint of the other."""


@dataclass(frozen=True, slots=True)
class Path:
    """The steps of a path: (level, plain name, code or '')."""

    steps: tuple[tuple[str, str, str], ...]


def find(words: str) -> Path | None:
    """The path that the words end in or contain; None where they have none."""
    if not any(level in words for level in _LEVELS):
        return None
    words = _INSIDE.sub(r"\1", words)
    steps = [(m["level"], _clean(m["name"]), m["code"]) for m in _STEP.finditer(words)]
    return Path(tuple(steps)) if steps else None


def _clean(name: str) -> str:
    """The name alone; a numeral goes only where it is numbering (一、…), for names begin with 一般 and the like."""
    return re.sub(r"^(?:支出|其中|\d+)", "", bare(name))


def resolve(path: Path, above: Sequence[Path], witnesses: Witnesses, scope: str) -> tuple[str, bool] | None:
    """The code that a path names among the functional accounts, and whether a name had to be guessed.

    above are the paths of the headings over the passage, from which missing levels are taken.
    """
    rows = witnesses.functional.get(scope, {})
    coded = "".join(code for _, _, code in path.steps)
    if len(coded) in (3, 5, 7) and all(code for _, _, code in path.steps) and coded in rows:
        return coded, False
    steps = _completed(path, above)
    return _by_names(steps, rows)


def _completed(path: Path, above: Sequence[Path]) -> list[tuple[str, str, str]]:
    """The steps with those of the headings above that stand over the first one."""
    steps = list(path.steps)
    for heading in reversed(above):
        first = _LENGTH[steps[0][0]]
        steps = [s for s in heading.steps if _LENGTH[s[0]] < first] + steps
    return steps


def _by_names(steps: Sequence[tuple[str, str, str]], rows: dict[str, str]) -> tuple[str, bool] | None:
    """The row whose own name and whose ancestors' names are most alike; None where none or two are alike enough."""
    level, name, _ = steps[-1]
    scored: list[tuple[float, str]] = []
    for code, label in rows.items():
        if len(code) != _LENGTH[level] or (own := likeness(name, label, _ALIKE)) < _ALIKE:
            continue
        others = [_ancestor(step, code, rows) for step in steps[:-1]]
        if all(o >= _ALIKE for o in others):
            scored.append((own + sum(others), code))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    best = scored[0][1]
    return best, likeness(name, rows[best]) < 1


def _ancestor(step: tuple[str, str, str], code: str, rows: dict[str, str]) -> float:
    """How much a step's name is that of `code`'s ancestor at its level (类 for 款 is a common slip)."""
    level, name, printed = step
    lengths = {_LENGTH[level], 5} if level == "类" else {_LENGTH[level]}
    labels = [rows[code[:n]] for n in lengths if n < len(code) and code[:n] in rows]
    if printed and code.startswith(printed):
        return 1.0
    return max((likeness(name, label, _ALIKE) for label in labels), default=1.0)


@lru_cache(maxsize=1 << 12)
def likeness(a: str, b: str, least: float = 0.0) -> float:
    """1 for equal names (but for 支出 at the end), else the share of characters they have in common, in order.

    0 where so few characters of the one are in the other that it cannot reach `least`.
    """
    a, b = a.removesuffix("支出") or a, b.removesuffix("支出") or b
    if a == b:
        return 1.0
    most = 2.0 * sum(map(b.__contains__, a)) / (len(a) + len(b))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if most >= least else 0.0


def addresses(code: str, witnesses: Witnesses, scope: str, forms: Sequence[str]) -> tuple[Address, ...]:
    """Where the total of an account is printed, in the order of `forms`."""
    found: list[Address] = []
    for form in forms:
        row = f"expenditure.{code}" if form in ("T01", "T04") else code
        address = Address(form, scope, row, "amount" if form == "T01" else "total")
        if address in witnesses:
            found.append(address)
    return tuple(found)
