"""Addresses of likely repeats; part of the campaigns' addresses."""

from django.urls import path

from sachhon.channels.office.campaigns.repeats import views

urlpatterns = [
    path("trung-lap/<int:flag>/", views.repeat, name="repeat"),
    path("trung-lap/<int:flag>/ket-luan/", views.judge, name="judge_repeat"),
    path("<str:code>/trung-lap/", views.repeats, name="repeats"),
    path("<str:code>/trung-lap/tim/", views.look, name="look_for_repeats"),
]
