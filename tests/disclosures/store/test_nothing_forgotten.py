"""The house's promise: load(save(x)) == x, for every field of every value, and for real files of ours."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from disclosures import store
from disclosures.extraction import model, pipeline
from tests import builders

ROOT = Path(__file__).resolve().parents[3]
READ_ONLY = {model.Grid, model.Paragraph, model.Document}
"""Values of reading, which are not stored."""


def defaults(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass or named tuple with their defaults; MISSING where there is none."""
    if dataclasses.is_dataclass(kind):
        return {field.name: field.default for field in dataclasses.fields(kind)}
    return {name: kind._field_defaults.get(name, dataclasses.MISSING) for name in getattr(kind, "_fields", ())}


VALUES = [it for it in vars(model).values() if isinstance(it, type) and defaults(it) and it not in READ_ONLY]


def example() -> model.Extraction:
    """builders.disclosure() with something in every field that it leaves at its default."""
    plain = builders.disclosure()
    rows = ((builders.cell("空", rows=2),), (None,))
    empty = dataclasses.replace(plain.tables[1], rows=rows, declared_empty=True, fingerprint="f" * 32)
    twice = dataclasses.replace(plain.facts[1], row=1, occurrence=1, doubtful=True)
    project = dataclasses.replace(plain.projects[0], fiscal=Decimal("20000.00"))
    claim = dataclasses.replace(plain.claims[1], direction=-1, note="按单位换算后一致")
    return dataclasses.replace(
        plain,
        tables=(plain.tables[0], empty),
        facts=(*plain.facts, twice),
        projects=(project,),
        claims=(plain.claims[0], claim),
    )


def inside(value: Any) -> Iterator[Any]:
    """Every value with fields in a value."""
    if defaults(type(value)):
        yield value
        for name in defaults(type(value)):
            yield from inside(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from inside(part)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_the_example_says_something_in_every_field(kind):
    said = defaultdict(set)
    for value in inside(example()):
        if type(value) is kind:
            for name in defaults(kind):
                said[name].add(repr(getattr(value, name)))
    for name, default in defaults(kind).items():
        silent = {repr(default)} if default is not dataclasses.MISSING else {"None", "''", "()"}
        assert said[name] - silent, f"{kind.__name__}.{name} is not tested: extend example()"


@pytest.mark.django_db
def test_every_value_comes_back_unchanged(at):
    it = builders.submission(builders.person("甲"), sha256="0" * 64)
    store.save(it, example(), at)
    assert store.load(it) == example()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["qinghe-culture-2024.docx", "lanyuan-elderly-2025.pdf", "lanyuan-elderly-2025.xlsx"])
def test_our_own_files_come_back_unchanged(name, at):
    said = pipeline.extract(ROOT / "samples" / "files" / name)
    source = said.source
    it = builders.submission(builders.person("甲"), name=source.name, sha256=source.sha256, format=source.format)
    store.save(it, said, at)
    loaded = store.load(it)
    for field in dataclasses.fields(said):
        assert getattr(loaded, field.name) == getattr(said, field.name), field.name
