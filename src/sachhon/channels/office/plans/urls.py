"""Addresses of this area."""

from django.urls.resolvers import URLPattern

app_name = "plans"
urlpatterns: list[URLPattern] = []
