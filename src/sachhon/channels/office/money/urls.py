"""Addresses of this area."""

from django.urls.resolvers import URLPattern

app_name = "money"
urlpatterns: list[URLPattern] = []
