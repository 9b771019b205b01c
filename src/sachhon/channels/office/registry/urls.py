"""Addresses of this area."""

from django.urls import URLPattern

app_name = "registry"
urlpatterns: list[URLPattern] = []
