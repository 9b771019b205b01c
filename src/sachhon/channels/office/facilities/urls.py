"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.facilities.views import changing, listing, merging, page

app_name = "facilities"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("them/<str:unit>/", changing.add, name="add"),
    path("gop/<int:merger>/hoan-tac/", merging.undo, name="unmerge"),
    path("thay-doi/<int:change>/hoan-tac/", changing.undo, name="undo"),
    path("<str:code>/", page.page, name="facility"),
    path("<str:code>/sua/", changing.change, name="change"),
    path("<str:code>/hoat-dong/", changing.close, name="close"),
    path("<str:code>/gop/", merging.merge, name="merge"),
    path("<str:code>/don-vi/", changing.account, name="account"),
    path("<str:code>/phieu/", page.printed, name="printed"),
]
