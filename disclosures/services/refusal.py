"""Why something is refused: the message is one Chinese sentence for the person."""

from __future__ import annotations


class NotAllowed(Exception):
    """The person lacks the right."""


class NotPossible(Exception):
    """The state of things forbids it. sentences: one for each reason."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("".join(sentences))
        self.sentences = list(sentences)
