"""Addresses of the frame."""

from django.urls import path

from sachhon.channels.office.shell import language, showcase

app_name = "shell"
urlpatterns = [
    path("ngon-ngu/", language.choose_language, name="language"),
    path("thanh-phan/", showcase.components, name="components"),
]
