"""Uploading through the test client: one line for each file, with and without script."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures.choices import Role
from disclosures.extraction.readers import registry
from disclosures.models import Submission
from tests import builders

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def desk(client, put_jobs):
    person = builders.person("clerk", Role.CLERK, region=builders.region())
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@cache
def written(text: str) -> bytes:
    """A Word file as small as can be. Made once: the clock goes into its bytes."""
    held, document = io.BytesIO(), docx.Document()
    document.add_paragraph(text)
    document.save(held)
    return held.getvalue()


def word(name: str = "预算.docx", text: str = "甲") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, written(text))


def send(desk, *files, **more):
    return desk.post(reverse("disclosures:upload"), {"uploads": list(files)}, **more)


def test_several_files_are_taken_at_once_without_script(desk, put_jobs):
    page = send(desk, word("一.docx", "一"), word("二.docx", "二")).content.decode()
    assert Submission.objects.count() == 2
    assert page.count("已收下") >= 2


def test_a_script_gets_a_line_for_each_file(desk):
    [line] = send(desk, word(), headers=JSON).json()["lines"]
    assert line["outcome"] == "accepted"
    assert line["url"] == reverse("desk:submission", args=[line["id"]])


def test_a_duplicate_is_told_with_a_link(desk):
    send(desk, word())
    [line] = send(desk, word(), headers=JSON).json()["lines"]
    assert line["outcome"] == "duplicate"
    assert line["url"] == reverse("desk:submission", args=[Submission.objects.get().pk])


def test_a_wrong_kind_is_refused_with_a_sentence(desk):
    [line] = send(desk, SimpleUploadedFile("图.png", b"\x89PNG\r\n"), headers=JSON).json()["lines"]
    assert line["outcome"] == "refused"
    assert line["sentence"].endswith("。")


def test_nothing_chosen_is_said(desk):
    assert "请先选择要上传的文件" in desk.post(reverse("disclosures:upload")).content.decode()


def test_what_is_too_large_is_refused_before_it_is_read(desk, settings):
    settings.UPLOAD_MAX_BYTES = -2_000_000
    answer = send(desk, word(), headers=JSON)
    assert answer.status_code == 413
    assert "文件太大" in answer.json()["error"]


def test_progress_tells_only_of_what_one_may_see(desk, client):
    send(desk, word())
    where = reverse("disclosures:progress") + f"?id={Submission.objects.get().pk}&id=999"
    [line] = desk.get(where).json()["files"]
    assert line["busy"]
    stranger = builders.person("stranger", Role.CLERK, region=builders.region("990200", "远山县"))
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(where).json() == {"files": []}


def test_the_name_of_a_file_in_a_zip_cannot_break_its_download(desk):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a\r\nSet-Cookie b.docx", word().read())
    [line] = send(desk, SimpleUploadedFile("包.zip", held.getvalue()), headers=JSON).json()["lines"]
    assert line["name"] == "aSet-Cookie b.docx"
    assert desk.get(reverse("disclosures:original", args=[line["id"]])).status_code == 200


def test_an_original_that_is_gone_from_the_disk_is_not_found(desk):
    [line] = send(desk, word(), headers=JSON).json()["lines"]
    Path(Submission.objects.get().file.path).unlink()
    assert desk.get(reverse("disclosures:original", args=[line["id"]])).status_code == 404


def test_an_uploaded_page_is_never_shown_in_the_browser(desk):
    page = "<html><body><script>alert(1)</script><table><tr><td>1</td></tr></table></body></html>"
    [line] = send(desk, SimpleUploadedFile("预算.html", page.encode()), headers=JSON).json()["lines"]
    answer = desk.get(reverse("disclosures:original", args=[line["id"]]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_page_promises_only_what_is_read(desk, monkeypatch):
    monkeypatch.setattr(registry, "_READERS", {"docx": print, "pdf": print})
    page = desk.get(reverse("disclosures:upload")).content.decode()
    assert "Word、PDF，或打包的 ZIP" in page
    assert 'accept=".pdf,.docx,.dotx,.zip"' in page


def test_an_empty_file_is_refused_with_what_to_do(desk):
    answer = desk.post(
        reverse("disclosures:upload"),
        {"uploads": [SimpleUploadedFile("a.docx", b"")]},
        headers={"Accept": "application/json"},
    )
    assert "请检查后重新上传" in answer.json()["error"]
