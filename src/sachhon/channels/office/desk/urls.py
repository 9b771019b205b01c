"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("tim-kiem/", views.search, name="search"),
]
