"""The portal: wiring only."""

from django.apps import AppConfig


class BudgetPortalConfig(AppConfig):
    name = "budgetportal"
    verbose_name = "部门预算信息公开"

    def ready(self) -> None:
        from budgetportal import deployment, sweeping  # noqa: F401  registers the system checks; listens to swept
