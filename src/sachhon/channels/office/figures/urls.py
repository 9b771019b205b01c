"""Addresses of this area."""

from django.urls import URLPattern

app_name = "figures"
urlpatterns: list[URLPattern] = []
