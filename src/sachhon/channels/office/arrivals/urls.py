"""Addresses of this area."""

from django.urls import URLPattern, URLResolver

app_name = "arrivals"
urlpatterns: list[URLPattern | URLResolver] = []
