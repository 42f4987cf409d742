"""Addresses of uploading and of the extracted file."""

from django.urls import URLPattern

app_name = "disclosures"
urlpatterns: list[URLPattern] = []
