"""XML and HTML from strangers: parsers that fetch nothing and expand nothing."""

from __future__ import annotations

from typing import IO
from xml.parsers import expat

from lxml import etree, html

_CHUNK = 1 << 14
_MOST_PROLOG = 1 << 20


class _Decided(Exception):
    """The prolog is over, or it declares a document type."""

    def __init__(self, declares: bool) -> None:
        super().__init__(declares)
        self.declares = declares


def xml_parser() -> etree.XMLParser:
    """A new parser for the parts of office packages: no entities, no network, no document type, bounded depth."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )


def html_parser(encoding: str) -> html.HTMLParser:
    """A new parser for a page in a known encoding: no network, bounded depth."""
    return html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)


def declares_document_type(part: IO[bytes]) -> bool:
    """Whether an XML part has a DOCTYPE (and so may declare entities). False for what is no XML at all.

    XML of which the prolog cannot be understood counts as declaring one: another parser may understand it.
    """
    head = part.read(_CHUNK)
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe\0\t\r\n ").startswith(b"<"):
        return False
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _decide(True)
    parser.StartElementHandler = lambda *_: _decide(False)
    read = 0
    try:
        while head and read < _MOST_PROLOG:
            parser.Parse(head, False)
            read += len(head)
            head = part.read(_CHUNK)
    except _Decided as decision:
        return decision.declares
    except expat.ExpatError:
        return b"<!" in head or b"<\0!" in head or b"\0<\0!" in head or b"encoding" in head
    return read >= _MOST_PROLOG


def _decide(declares: bool) -> None:
    raise _Decided(declares)
