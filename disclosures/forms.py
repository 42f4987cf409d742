"""What people fill in about files and figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.choices import YEARS
from disclosures.extraction.layout import load_layouts
from disclosures.models import Submission
from disclosures.models.region import REGION_CODE, UNIT_CODE


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        if not data:
            raise forms.ValidationError(_("请先选择要上传的文件。"))
        clean_one = super().clean
        return [clean_one(one, initial) for one in data]


class UploadForm(forms.Form):
    uploads = FilesField(
        label=_("文件"),
        widget=FilesInput(attrs={"multiple": True}),
        error_messages={"empty": _("文件是空的，没有内容，请检查后重新上传。")},
    )


class ConfirmForm(forms.Form):
    """Whose disclosure of which year a file is; prefilled from what the document says."""

    region_code = forms.RegexField(
        REGION_CODE,
        label=_("行政区划代码"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 6, "list": "regions"}),
        error_messages={"invalid": _("行政区划代码是六位数字。")},
    )
    region_name = forms.CharField(label=_("行政区划名称"), max_length=60, required=False)
    unit_code = forms.RegexField(
        UNIT_CODE,
        label=_("单位代码"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 12, "list": "units"}),
        error_messages={"invalid": _("单位代码是三至十二位数字。")},
    )
    unit_name = forms.CharField(label=_("单位名称"), max_length=120, required=False)
    year = forms.IntegerField(label=_("预算年度"), min_value=YEARS[0], max_value=YEARS[-1])


class CorrectForm(forms.Form):
    """A person's figure for a cell; after blank empties the cell."""

    fact = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """The correction that the page has shown, 0 for the machine's figure."""

    after = forms.CharField(label=_("改为"), max_length=60, required=False)
    reason = forms.CharField(
        label=_("理由"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("请写明更正的理由。")},
    )


NO_FORM = "none"
"""What is chosen for a table that is none of the forms."""


def known_forms() -> list[str]:
    """T01, T02, … of which some layout is known."""
    return sorted({layout.form for layout in load_layouts()})


class TableForm(forms.Form):
    """Which form a table has that no layout fits."""

    table = forms.CharField(max_length=12, widget=forms.HiddenInput)
    form = forms.ChoiceField(label=_("表式"), choices=lambda: [(one, one) for one in (*known_forms(), NO_FORM)])
    reason = forms.CharField(label=_("理由"), max_length=200, required=False)


def confirm_form(submission: Submission, data: Any = None, prefix: str | None = None) -> ConfirmForm:
    """The form filled with what is on record, else with what the document says."""
    return ConfirmForm(data, initial=proposed(submission), prefix=prefix)


def proposed(submission: Submission) -> dict[str, Any]:
    """Region, unit and year as confirmed, else as the document says."""
    said = submission.proposal or {}
    region, unit = said.get("region") or {}, said.get("unit") or {}
    return {
        "region_code": submission.region.code if submission.region else region.get("code", ""),
        "region_name": submission.region.name if submission.region else region.get("name", ""),
        "unit_code": submission.unit.code if submission.unit else unit.get("code", ""),
        "unit_name": submission.unit.name if submission.unit else unit.get("name", ""),
        "year": submission.year or said.get("year"),
    }
