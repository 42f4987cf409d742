"""Addresses of the public pages."""

from django.urls import path

from reviews.views import public

app_name = "public"
urlpatterns = [
    path("", public.home, name="home"),
    path("u/<str:region_code>/<str:unit_code>/<int:year>/", public.unit, name="unit"),
    path("publications/<int:publication_id>/", public.edition, name="edition"),
    path("publications/<int:publication_id>/file/", public.original, name="original"),
    path("publications/<int:publication_id>/download.<str:suffix>", public.download, name="download"),
]
