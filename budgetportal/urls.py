"""All addresses: public pages at the root, staff pages under /desk/."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from budgetportal.health import health

urlpatterns = [
    path("", include("reviews.urls_public")),
    path("desk/", include("disclosures.urls")),
    path("desk/", include("reviews.urls")),
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
]
