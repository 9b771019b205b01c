"""Addresses of this area."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "assessments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:code>/", include("sachhon.channels.office.assessments.options.urls")),
]
