"""From facts to the public page."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = "审核与公开"

    def ready(self) -> None:
        from reviews import receivers  # noqa: F401  listens to facts_changed
