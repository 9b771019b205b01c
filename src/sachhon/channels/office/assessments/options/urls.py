"""Addresses of an assessment's options; they stand below the assessment's own and share its namespace."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
