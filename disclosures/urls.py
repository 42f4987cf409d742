"""Addresses of uploading and of the extracted file."""

from django.urls import path

from disclosures.views import assigning, confirming, files, originals, upload

app_name = "disclosures"
urlpatterns = [
    path("upload/", upload.upload, name="upload"),
    path("unconfirmed/", confirming.unconfirmed, name="unconfirmed"),
    path("submissions/progress/", upload.progress, name="progress"),
    path("submissions/<int:submission_id>/file/", files.original, name="original"),
    path("submissions/<int:submission_id>/pages/<int:page>/", originals.page, name="page"),
    path("submissions/<int:submission_id>/place/", originals.place, name="place"),
    path("submissions/<int:submission_id>/confirm/", files.confirm, name="confirm"),
    path("submissions/<int:submission_id>/extract/", files.extract_again, name="extract_again"),
    path("submissions/<int:submission_id>/withdraw/", files.withdraw, name="withdraw"),
    path("submissions/<int:submission_id>/assign-form/", assigning.assign_form, name="assign_form"),
    path("submissions/<int:submission_id>/forget-form/", assigning.forget_form, name="forget_form"),
    path("submissions/<int:submission_id>/correct/", files.correct, name="correct"),
]
