"""What people fill in on the desk and in the public search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from disclosures.choices import YEARS
from reviews.choices import Action, FlagLevel, FlagState, ReviewState

_STANDING = re.compile(r"(?<!\S)([0-9]{1,18})=(\S+)")
SETTLED = [FlagState.CONFIRMED, FlagState.EXPLAINED, FlagState.DISMISSED, FlagState.OPEN]
SORTS = [
    ("errors", _("疑点最重的在前")),
    ("-uploaded", _("最近上传的在前")),
    ("uploaded", _("最早上传的在前")),
    ("due", _("期限最近的在前")),
    ("unit", _("按单位代码")),
]


class QueueForm(forms.Form):
    """The filters of the queue; what is not understood is not asked."""

    state = forms.ChoiceField(label=_("状态"), choices=[("", _("全部状态")), *ReviewState.choices], required=False)
    region = forms.ChoiceField(label=_("行政区划"), required=False)
    year = forms.IntegerField(label=_("预算年度"), required=False, min_value=YEARS[0], max_value=YEARS[-1])
    level = forms.ChoiceField(label=_("级别"), choices=[("", _("全部级别")), *FlagLevel.choices], required=False)
    text = forms.CharField(label=_("单位或文件名"), required=False)
    mine = forms.BooleanField(label=_("只看分派给我的"), required=False)
    sort = forms.ChoiceField(label=_("排序"), choices=SORTS, required=False)

    def __init__(self, data: Any, regions: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "region", _("全部区划"), regions)

    def asked(self) -> dict[str, Any]:
        """The valid filters."""
        return answers(self)


class MoveForm(forms.Form):
    """A step of the review: which, why, and on which version it was decided."""

    action = forms.ChoiceField(choices=Action.choices)
    reason = forms.CharField(required=False, max_length=2000)
    version = forms.IntegerField(required=False)


class SettleForm(forms.Form):
    """What a reviewer says of one flag or of several."""

    state = forms.ChoiceField(
        choices=[(state.value, state.label) for state in SETTLED],
        error_messages={"required": _("请先选择：确认、说明或误报。")},
    )
    reason = forms.CharField(required=False, max_length=2000)
    whole = forms.BooleanField(required=False)
    """The open flags of the same cause with it."""

    seen = forms.CharField(required=False)
    """How the flags stood that the page has shown: "12=open 13=confirmed.1767225600.000000"."""

    def clean_seen(self) -> dict[int, str]:
        """Flag.standing by number."""
        return {int(number): standing for number, standing in _STANDING.findall(self.cleaned_data["seen"])}


class AnnotateForm(forms.Form):
    text = forms.CharField(max_length=4000, error_messages={"required": _("请写下批注的内容。")})


class AssignForm(forms.Form):
    """Who shall review, and until when."""

    to = forms.ModelChoiceField(
        queryset=get_user_model().objects.none(), label=_("审核人"), required=False, empty_label=_("未分派")
    )
    due_date = forms.DateField(
        label=_("办理期限"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    """The Review.assignment that the page has shown."""

    def __init__(self, data: Any = None, *, people: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people


class AssignManyForm(AssignForm):
    """Who shall review several files, and until when; what is left blank stays as it is."""

    def __init__(self, data: Any = None, *, people: Any) -> None:
        super().__init__(data, people=people)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.empty_label = _("不变")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        if not self.errors and not said.get("to") and not said.get("due_date"):
            raise forms.ValidationError(_("请选择审核人或期限。"))
        return said


class PublicForm(forms.Form):
    """The public search."""

    text = forms.CharField(label=_("单位名称或代码"), required=False, max_length=60)
    region = forms.ChoiceField(label=_("行政区划"), required=False)
    year = forms.TypedChoiceField(label=_("预算年度"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, regions: list[tuple[str, str]], years: list[int]) -> None:
        super().__init__(data)
        offer(self, "region", _("全部区划"), regions)
        offer(self, "year", _("全部年度"), [(year, str(year)) for year in years])

    def asked(self) -> dict[str, Any]:
        """The valid filters."""
        return answers(self)


def offer(form: forms.Form, name: str, everything: Any, choices: Iterable[tuple[Any, str]]) -> None:
    """Fill a choice of a form, with a first choice that asks nothing."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", everything), *choices]


def answers(form: forms.Form) -> dict[str, Any]:
    """What is filled in and valid; what is not understood is not asked."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
