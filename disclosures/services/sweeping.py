"""What a dead worker or a silent queue left behind is taken up again."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from disclosures import queue
from disclosures.choices import SubmissionState
from disclosures.models import Submission

_log = logging.getLogger(__name__)


def sweep(*, at: datetime) -> int:
    """Re-enqueue what was never taken and what a dead worker holds; give up after the last attempt. How many."""
    try:
        queue.bury_the_dead()
    except RedisError:
        _log.warning("the queue does not answer; nothing is swept")
        return 0
    count = 0
    for submission in Submission.objects.live().filter(state=SubmissionState.EXTRACTING):
        if _is_abandoned(submission, at):
            count += _release(submission)
    for submission in Submission.objects.live().filter(state=SubmissionState.RECEIVED):
        queue.enqueue_extraction(submission)
        count += 1
    return count


def _is_abandoned(submission: Submission, at: datetime) -> bool:
    """Its lease has expired, or the queue knows that its job died."""
    if submission.claimed_at is None or submission.claimed_at < at - queue.LEASE:
        return True
    return queue.is_dead(queue.extraction_key(submission, submission.attempts))


def _release(submission: Submission) -> int:
    """Give it back to the queue, or up; only if nobody has taken it meanwhile."""
    held = Submission.objects.filter(
        Q(claimed_at=submission.claimed_at), pk=submission.pk, state=SubmissionState.EXTRACTING
    )
    if submission.attempts < queue.MOST_ATTEMPTS:
        return held.update(state=SubmissionState.RECEIVED, progress="")
    sentence = _("解析三次中断，可能是文件过大，请精简或拆分后重新上传。")
    return held.update(state=SubmissionState.FAILED, sentence=sentence, progress="")
