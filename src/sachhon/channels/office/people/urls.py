"""Addresses of this area."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
