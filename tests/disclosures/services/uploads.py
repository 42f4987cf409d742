"""A Word file as it is uploaded."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from docx import Document

from disclosures import services
from disclosures.models import Submission


def word_file(words: str = "试") -> ContentFile:
    document = Document()
    document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return ContentFile(out.getvalue())


def received(clerk, at, **more) -> Submission:
    receipt = services.receive(file=word_file(), name="预算.docx", by=clerk, at=at)
    Submission.objects.filter(pk=receipt.accepted[0].pk).update(**more)
    return Submission.objects.get(pk=receipt.accepted[0].pk)
