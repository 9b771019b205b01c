"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.options.views import alike, arc, library, taking

app_name = "options"
urlpatterns = [
    path("", library.home, name="home"),
    path("co-so-giong/", alike.page, name="alike"),
    path("hoa-ky/", arc.codes, name="arc"),
    path("<str:code>/", library.option, name="option"),
    path("<str:code>/dua-vao-danh-gia/", taking.take, name="take"),
]
