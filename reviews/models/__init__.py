"""What is stored of reviews and publications."""

from reviews.models.flag import Acknowledgement, Annotation, CheckRun, ConfirmedReading, Flag
from reviews.models.publication import Publication
from reviews.models.review import LogEntry, Review

__all__ = ["Acknowledgement", "Annotation", "CheckRun", "ConfirmedReading", "Flag", "LogEntry", "Publication", "Review"]
