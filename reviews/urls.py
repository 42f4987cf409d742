"""Addresses of the desk."""

from django.urls import path

from reviews.views import flags, moves, queue, submission, tabs

app_name = "desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("assign/", moves.assign_many, name="assign_many"),
    path("submissions/<int:submission_id>/", submission.submission, name="submission"),
    path("submissions/<int:submission_id>/checks/", tabs.checks, name="checks"),
    path("submissions/<int:submission_id>/checks.csv", tabs.ledger, name="ledger"),
    path("submissions/<int:submission_id>/records/", tabs.records, name="records"),
    path("submissions/<int:submission_id>/changes/", tabs.changes, name="changes"),
    path("submissions/<int:submission_id>/log/", tabs.log, name="log"),
    path("submissions/<int:submission_id>/move/", moves.move, name="move"),
    path("submissions/<int:submission_id>/assign/", moves.assign, name="assign"),
    path("submissions/<int:submission_id>/look/", moves.look, name="look"),
    path("submissions/<int:submission_id>/next/", moves.following, name="next"),
    path("submissions/<int:submission_id>/settle/", flags.settle_many, name="settle_many"),
    path("submissions/<int:submission_id>/acknowledge/", flags.acknowledge, name="acknowledge"),
    path("flags/<int:flag_id>/settle/", flags.settle, name="settle"),
    path("flags/<int:flag_id>/readings/", flags.confirm_readings, name="confirm_readings"),
    path("flags/<int:flag_id>/annotate/", flags.annotate, name="annotate"),
]
