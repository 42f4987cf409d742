"""Chinese is the language of the code; everything that people read has its English."""

from __future__ import annotations

import ast
import gettext
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from disclosures.choices import Role, SubmissionState
from disclosures.extraction.readers import bundle, pdf, refusal
from reviews import phrases, readings
from reviews.checks import registry, slips, wording
from tests import builders

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")
MARKED = re.compile(r"""\{%\s*translate\s+"([^"]+)"|\{%\s*translate\s+'([^']+)'""")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}|%\([a-z_]+\)[sd]|%%")
PAGES = gettext.GNUTranslations((ROOT / "locale/en/LC_MESSAGES/django.mo").open("rb"))
CHECKS = gettext.GNUTranslations((ROOT / "locale/checks/en/LC_MESSAGES/django.mo").open("rb"))


@pytest.fixture(autouse=True)
def in_chinese_again():
    """A request in English leaves its language to the thread: the next test speaks Chinese."""
    with translation.override("zh-hans"):
        yield


def templates_of_checks() -> set[str]:
    """Sentences with {names} in the modules of the checks."""
    modules = (ROOT / "reviews/checks").rglob("*.py")
    nodes = (node for path in modules for node in ast.walk(ast.parse(path.read_text())))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if HAN.search(text) and re.search(r"\{[a-z_]+\}", text)}


def words_of_pages() -> set[str]:
    """What the templates mark for translation."""
    texts = (path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    return {first or second for text in texts for first, second in MARKED.findall(text)}


@pytest.mark.parametrize("text", sorted(words_of_pages()))
def test_the_words_of_pages_have_their_english(text):
    assert PAGES.gettext(text) != text


@pytest.mark.parametrize("text", sorted(templates_of_checks()))
def test_what_checks_say_has_its_english_with_the_same_figures(text):
    english = CHECKS.gettext(text)
    assert english != text
    assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(text))


def test_checks_and_forms_are_named_in_english():
    names = [check.title for check in registry.all_checks()] + list(wording.FORMS.values())
    assert [name for name in names if CHECKS.gettext(name) == name] == []


@pytest.mark.parametrize("check", registry.all_checks(), ids=lambda check: check.code)
def test_every_check_explains_itself_and_names_its_clause_in_english(check):
    said = [CHECKS.gettext(text) for text in (check.title, check.explanation, check.clause) if text]
    assert [text for text in said if HAN.search(text)] == []


def test_slips_columns_and_remarks_have_their_english():
    names = [name for word, name in vars(slips).items() if word.isupper() and isinstance(name, str)]
    words = [*names, *wording.COLUMNS.values(), *phrases.SAYINGS, readings.ADVICE]
    with translation.override("en"):
        assert [word for word in words if HAN.search(translation.gettext(word))] == []


def words_of_the_ledger() -> set[str]:
    """What the checks call what they look at, and why they could not look, where nothing is filled in."""
    modules = (ROOT / "reviews/checks").rglob("*.py")
    calls = (node for path in modules for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    said = [call for call in calls if ast.unparse(call.func) in ("Balance", "summed", "clean", "skipped")]
    words = [arg for call in said for arg in (*call.args, *(keyword.value for keyword in call.keywords))]
    texts = {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return {text for text in texts if HAN.search(text)}


@pytest.mark.parametrize("text", sorted(words_of_the_ledger()))
def test_the_words_of_the_ledger_have_their_english(text):
    with translation.override("en"):
        assert not HAN.search(phrases.phrase(text))


def test_the_sums_of_equations_have_their_english():
    equations = (ROOT / "reviews/checks/equations.toml").read_text()
    words = re.findall(r'^words = "(.+相加)"$', equations, re.M)
    assert words
    assert [text for text in words if HAN.search(CHECKS.gettext(text))] == []


def test_advice_is_english_and_what_the_document_prints_is_not():
    template = "{left} {actual} {unit}，{right} {expected} {unit}，相差 {difference} {unit}，请核对。"
    values = {"left": "支出总表“住房保障支出”合计", "right": "各类科目相加（空白，按0计）", "unit": "万元"}
    figures = {"actual": "1.00", "expected": "2.00", "difference": "1.00"}
    with translation.override("en"):
        said = phrases.sentence(template, values | figures)
    assert HAN.findall(said) == list("住房保障支出")
    with translation.override("zh-hans"):
        assert "支出总表“住房保障支出”合计 1.00 万元" in phrases.sentence(template, values | figures)


def test_a_reason_with_a_figure_in_it_is_english():
    with translation.override("en"):
        assert HAN.findall(phrases.phrase("表中未识别的“甲”可能解释这一差额")) == ["甲"]
        assert phrases.phrase("甲乙丙") == "甲乙丙"
        assert phrases.phrase("支出总表 甲，请核对。") == "支出总表 甲，请核对。"


def test_names_within_longer_names_and_headings_are_the_documents_own():
    with translation.override("en"):
        assert phrases.phrase("t1 部门预算收支总表") == "t1 部门预算收支总表"
        assert phrases.phrase("七、政府采购预算情况") == "七、政府采购预算情况"
        assert phrases.phrase("行政运行（项）") == "行政运行（项）"


def test_a_sum_of_units_is_english():
    with translation.override("en"):
        said = phrases.phrase("731 收入总表“合计”上年结转＝Σ单位")
    assert said == "731 Revenue (T02) “合计” Carried over in = Σ units"


def test_a_line_of_the_ledger_is_english_but_for_the_words_of_the_document():
    found = {"template": "{form}的合计行没有数字，请补填合计。", "values": {"form": "收入总表"}, "subject": "收入总表…"}
    looked = {"subject": "收入总表 T02", "operands": ["合计/预算数 空白", "合计/预算数 1.00"]}
    with translation.override("en"):
        assert not HAN.findall(phrases.of_line(found))
        assert phrases.of_line(looked) == "Revenue (T02) T02"
        assert phrases.operands_of(looked) == ["合计/预算数 blank", "合计/预算数 1.00"]
    with translation.override("zh-hans"):
        assert phrases.of_line(found) == "收入总表的合计行没有数字，请补填合计。"
        assert phrases.operands_of(looked) == looked["operands"]


REFUSED = [*refusal.REFUSALS.values(), *(value for name, value in vars(refusal).items() if name.isupper())]
REFUSED += [pdf.TOO_LONG, pdf.SCANNED, pdf.ILLEGIBLE, bundle.TOO_MANY, bundle.NOTHING_INSIDE, bundle.NESTED]


@pytest.mark.parametrize("sentence", sorted({one for one in REFUSED if isinstance(one, str)}))
def test_why_a_file_is_refused_has_its_english(sentence):
    assert PAGES.gettext(sentence) != sentence


@pytest.mark.django_db
def test_an_unreadable_file_is_told_in_the_readers_language(client):
    clerk = builders.person("clerk", Role.CLERK)
    it = builders.submission(clerk, state=SubmissionState.UNREADABLE, sentence=refusal.ENCRYPTED)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    for address in (reverse("desk:queue"), reverse("desk:submission", args=[it.pk])):
        assert refusal.ENCRYPTED in client.get(address).content.decode()
        assert "asks for a password" in client.get(address, headers={"Accept-Language": "en"}).content.decode()
    asked = reverse("disclosures:progress") + f"?id={it.pk}"
    assert "asks for a password" in client.get(asked, headers={"Accept-Language": "en"}).json()["files"][0]["sentence"]


def test_amounts_keep_the_digits_on_paper_and_put_their_unit_in_brackets():
    sentence = "{left} {actual} {unit}，{right} {expected} {unit}，相差 {difference} {unit}，请核对。"
    figures = {"left": "合计", "actual": "17.06", "right": "小计", "expected": "16.00", "difference": "1.06"}
    with translation.override("en"):
        assert "17.06 (10,000 yuan)" in phrases.sentence(sentence, {**figures, "unit": "万元"})
        assert "17.06 yuan" in phrases.sentence(sentence, {**figures, "unit": "元"})
    assert "17.06 万元" in phrases.sentence(sentence, {**figures, "unit": "万元"})


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
@pytest.mark.parametrize("catalogue", ["locale/en", "locale/checks/en", "locale/zh_Hans"])
def test_what_is_compiled_is_what_is_written(catalogue, tmp_path):
    folder = ROOT / catalogue / "LC_MESSAGES"
    subprocess.run(["msgfmt", "-o", tmp_path / "django.mo", folder / "django.po"], check=True)
    with (tmp_path / "django.mo").open("rb") as fresh, (folder / "django.mo").open("rb") as kept:
        assert gettext.GNUTranslations(fresh)._catalog == gettext.GNUTranslations(kept)._catalog


@pytest.mark.parametrize("catalogue", ["locale/en", "locale/checks/en"])
def test_nothing_is_left_untranslated_or_uncertain(catalogue):
    text = (ROOT / catalogue / "LC_MESSAGES/django.po").read_text()
    assert "fuzzy" not in text
    assert re.findall(r'msgid "(.+)"\nmsgstr ""\n(?!")', text) == []


def visible(page: str) -> str:
    """What stands on a page without the language button and the data of people and regions."""
    page = re.sub(r"<button[^>]*lang=\"zh-Hans\"[^>]*>.*?</button>", "", page)
    return re.sub(r"临江区|<script.*?</script>", "", page)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["public:home", "login", "desk:queue", "disclosures:upload"])
def test_the_english_page_has_no_chinese_words(name, client):
    if not name.startswith(("public", "login")):
        reviewer = builders.person("reviewer", Role.REVIEWER, region=builders.region())
        client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse(name), headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="en">' in page
    assert HAN.findall(visible(page)) == []


@pytest.mark.django_db
def test_pages_of_apology_speak_both_languages(client):
    assert "没有找到" in client.get("/nowhere/").content.decode()
    assert "Not found" in client.get("/nowhere/", headers={"Accept-Language": "en"}).content.decode()
