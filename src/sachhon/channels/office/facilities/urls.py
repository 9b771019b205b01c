"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.facilities.views import changing, duplicates, listing, merging, page, places, shares

app_name = "facilities"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("theo-tinh/", places.places, name="places"),
    path("them/<str:unit>/", changing.add, name="add"),
    path("trung/<str:unit>/", duplicates.duplicates, name="duplicates"),
    path("ty-le/", shares.home, name="shares_home"),
    path("ty-le/bao-cao/<str:code>/", shares.fill, name="fill"),
    path("ty-le/<str:unit>/", shares.shares, name="shares"),
    path("gop/<int:merger>/hoan-tac/", merging.undo, name="unmerge"),
    path("thay-doi/<int:change>/hoan-tac/", changing.undo, name="undo"),
    path("<str:code>/", page.page, name="facility"),
    path("<str:code>/sua/", changing.change, name="change"),
    path("<str:code>/hoat-dong/", changing.close, name="close"),
    path("<str:code>/gop/", merging.merge, name="merge"),
    path("<str:code>/don-vi/", changing.account, name="account"),
    path("<str:code>/phieu/", page.printed, name="printed"),
]
