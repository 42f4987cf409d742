"""Layouts: what each printed form looks like, in every province's wording. The wording is data (layouts/*.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from disclosures.extraction.text import bare

SHORTEST_PART = 4
"""A label of at least this many characters is also recognised inside a longer one; shorter ones must be equal."""


class LabelClaimedTwice(ValueError):
    """Two keys of one vocabulary, or two layouts, claim the same words."""


@dataclass(frozen=True)
class Vocabulary:
    """Printed labels and the canonical key each stands for.

    A label may name its place: 本年收入/小计 is 小计 under a heading 本年收入.
    """

    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Vocabulary:
        keys: dict[str, str] = {}
        for key, labels in table.items():
            for label in labels:
                words = "/".join(bare(part) for part in label.split("/"))
                if keys.setdefault(words, key) != key:
                    raise LabelClaimedTwice(f"{label} means {keys[words]} and {key}")
        return cls(keys)

    def __or__(self, other: Vocabulary) -> Vocabulary:
        """Both vocabularies; this one's labels win."""
        return Vocabulary({**other.keys, **self.keys})

    def exact(self, parts: Sequence[str]) -> str | None:
        """The key of a label, the outermost heading first, where its words are known; the longest match wins."""
        if not parts:
            return None
        *above, last = parts
        for heading in reversed(above):
            if (key := self.keys.get(f"{heading}/{last}")) is not None:
                return key
        return self.keys.get(last)

    def within(self, parts: Sequence[str]) -> str | None:
        """The key of the longest known label that the words contain."""
        last = parts[-1] if parts else ""
        return next((self.keys[words] for words in self._contained if words in last), None)

    @cached_property
    def _contained(self) -> tuple[str, ...]:
        """The labels that may stand within other words, the longest first."""
        known = (words for words in self.keys if len(words) >= SHORTEST_PART and "/" not in words)
        return tuple(sorted(known, key=len, reverse=True))

    def find(self, parts: Sequence[str]) -> str | None:
        return self.exact(parts) or self.within(parts)


@dataclass(frozen=True, eq=False)
class Layout:
    """One printed form; it equals only itself.

    titles are known wordings; title_words, the most telling first, and title_without tell a title in another wording by
    words that it has and has not. keyed_by says what names a row: account (functional code), economic (economic code),
    item, unit, line, field or indicator. required: of each group of column keys one must be printed. sides: an income
    and an expenditure side stand next to each other. groups: headings under which a column is only a part. distinct:
    the header alone tells the form.
    """

    id: str
    form: str
    name: str
    keyed_by: str
    titles: frozenset[str]
    columns: Vocabulary
    texts: Vocabulary
    rows: Mapping[str, Vocabulary]
    fields: Vocabulary
    groups: Vocabulary | None = None
    required: tuple[tuple[str, ...], ...] = ()
    text_required: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    header_words: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    title_without: tuple[str, ...] = ()
    requires_title: tuple[str, ...] = ()
    refuses_title: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    follows: str | None = None
    sides: bool = False
    items: bool = False
    distinct: bool = False
    citation: str = ""


@cache
def load_layouts() -> tuple[Layout, ...]:
    """All layouts in the order of their forms. Raises LabelClaimedTwice."""
    folder = files(__package__) / "layouts"
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)
    layouts = tuple(layout_of(p.name[:-5], tomllib.loads(p.read_text(encoding="utf-8"))) for p in paths)
    check_titles(layouts)
    return layouts


def layout_of(id: str, table: Mapping[str, Any]) -> Layout:
    """The layout of a parsed TOML file."""

    def words(name: str) -> tuple[str, ...]:
        return tuple(table.get(name, ()))

    return Layout(
        id=id,
        form=table["form"],
        name=table["name"],
        keyed_by=table["keyed_by"],
        titles=frozenset(bare(title) for title in table["titles"]),
        columns=Vocabulary.of(table.get("columns", {}))
        | (shared_columns() if table.get("shared_columns") else Vocabulary()),
        texts=Vocabulary.of(table.get("texts", {})) | shared_labels(),
        rows={side: Vocabulary.of(rows) for side, rows in table.get("rows", {}).items()},
        fields=Vocabulary.of(table.get("fields", {})),
        groups=Vocabulary.of(table["groups"]) if "groups" in table else None,
        required=tuple(tuple(group) for group in table.get("required", ())),
        follows=table.get("follows"),
        citation=table.get("citation", ""),
        text_required=words("text_required"),
        refuses=words("refuses"),
        title_words=words("title_words"),
        title_without=words("title_without"),
        requires_title=words("requires_title"),
        refuses_title=words("refuses_title"),
        header_words=tuple(map(bare, words("header_words"))),
        marks=tuple(map(bare, words("marks"))),
        sides=bool(table.get("sides")),
        items=bool(table.get("items")),
        distinct=bool(table.get("distinct")),
    )


def check_titles(layouts: Sequence[Layout]) -> None:
    """Raises LabelClaimedTwice where two forms claim a title, unless one of them follows the other's table.

    Two layouts of one form may share a title: their columns tell them apart.
    """
    claimed: dict[str, Layout] = {}
    for layout in layouts:
        for title in layout.titles:
            other = claimed.setdefault(title, layout)
            if other.form not in (layout.form, layout.follows):
                raise LabelClaimedTwice(f"{title} is the title of {other.id} and {layout.id}")


@cache
def _labels() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "labels.toml").read_text(encoding="utf-8"))


@cache
def shared_labels() -> Vocabulary:
    """Header labels that mean the same in every form (序号, 科目编码 …)."""
    return Vocabulary.of(_labels()["texts"])


@cache
def shared_columns() -> Vocabulary:
    """Amount columns that mean the same in every further form."""
    return Vocabulary.of(_labels()["columns"])


@cache
def total_labels() -> frozenset[str]:
    """Labels of the total row of a table keyed by codes."""
    return frozenset(bare(label) for label in _labels()["total"]["labels"])
