"""Addresses of this area."""

from django.urls import URLPattern

app_name = "intake"
urlpatterns: list[URLPattern] = []
