"""What stands in the way of approving and publishing, a Chinese sentence each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews import coverage
from reviews.choices import UNSETTLED, Action, FlagLevel, FlagState
from reviews.models import CheckRun, Review

Reasons = Iterator[str]


def sentences(review: Review, action: Action, by: Person | None = None) -> list[str]:
    """Everything that stands in the way; empty when the action is possible."""
    rules = RULES.get(action, ())
    return [sentence for rule in rules for sentence in rule(review, by)]


def newest_run(submission: Submission) -> CheckRun | None:
    """The newest finished run; its ledger, which is long, is fetched only when it is looked at."""
    return submission.runs.filter(finished_at__isnull=False).defer("ledger").first()


def is_current(run: CheckRun | None, submission: Submission) -> bool:
    """Whether the run has seen the figures as they are."""
    return run is not None and run.data_as_of == submission.facts_changed_at


def _file(review: Review, by: Person | None) -> Reasons:
    submission = review.submission
    if submission.withdrawn_at:
        yield _("文件已撤回。")
    elif submission.state != SubmissionState.EXTRACTED:
        yield _("文件尚未解析完成。")
    if submission.confirmed_at is None:
        yield _("尚未确认行政区划、单位和年度。")


def _latest(review: Review, by: Person | None) -> Reasons:
    it = review.submission
    if it.confirmed_at is None:
        return
    newer = Submission.objects.live().versions_of(it).filter(uploaded_at__gt=it.uploaded_at)
    if newer.exclude(state__in=[SubmissionState.UNREADABLE, SubmissionState.FAILED]).exists():
        yield _("该单位已上传更新的版本，请审核新版本。")


def _run(review: Review, by: Person | None) -> Reasons:
    run = newest_run(review.submission)
    if not is_current(run, review.submission):
        yield _("数据有变动，检查尚未完成，请稍候。")
    if run is not None and run.crashed:
        yield _("有 {count} 项检查运行出错，请联系管理员。").format(count=run.crashed)


def _flags(review: Review, by: Person | None) -> Reasons:
    errors = review.submission.flags.filter(level=FlagLevel.ERROR, doubtful=False)
    unsettled = errors.filter(state__in=UNSETTLED).count()
    if unsettled:
        yield _("还有 {count} 个错误没有处理。").format(count=unsettled)
    confirmed = errors.filter(state=FlagState.CONFIRMED).count()
    if confirmed:
        yield _("有 {count} 个错误已确认需由单位整改，请退回修改。").format(count=confirmed)


def _readings(review: Review, by: Person | None) -> Reasons:
    """Whatever their level: what the machine misread would be published wrong."""
    waiting = (*UNSETTLED, FlagState.CONFIRMED)
    doubtful = review.submission.flags.filter(doubtful=True, state__in=waiting).count()
    if doubtful:
        yield _("有 {count} 个疑点的机器读数存疑，请先更正数据或确认读数无误。").format(count=doubtful)


def _narrative(review: Review, by: Person | None) -> Reasons:
    count = len(coverage.cover(review, newest_run(review.submission)).uncovered)
    if count:
        yield _("文字说明中还有 {count} 个数字没有核对，请逐一核对或确认。").format(count=count)


def _alone_corrected(review: Review, by: Person | None) -> Reasons:
    if by is None:
        return
    correctors = set(review.submission.corrections.values_list("by", flat=True))
    if correctors == {by.pk}:
        yield _("数据由您一人更正，请由另一位审核人通过。")


def _public(review: Review, by: Person | None) -> Reasons:
    if review.publications.live().exists():
        yield _("文件已公开，请先由公开人撤下。")


RULES: dict[Action, tuple[Callable[[Review, Person | None], Reasons], ...]] = {
    Action.APPROVE: (_file, _latest, _run, _flags, _readings, _narrative, _alone_corrected),
    Action.PUBLISH: (_file, _run, _flags),
    Action.RETRACT: (_public,),
}
