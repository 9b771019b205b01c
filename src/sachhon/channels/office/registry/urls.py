"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.registry import changes, classifiers, exchange, territories, units

app_name = "registry"
urlpatterns = [
    path("", units.listing, name="list"),
    path("cay/", units.tree, name="tree"),
    path("tai-ve.xlsx", exchange.export, name="export"),
    path("mau.xlsx", exchange.blank, name="blank"),
    path("nhap/", exchange.upload, name="import"),
    path("nhap/<str:digest>/", exchange.review, name="import_review"),
    path("dia-ban/", territories.listing, name="territories"),
    path("danh-muc/", classifiers.listing, name="classifiers"),
    path("danh-muc/<str:name>/", classifiers.page, name="classifier"),
    path("gop/", changes.merge, name="merge"),
    path("<str:code>/", units.page, name="unit"),
    path("<str:code>/them/", changes.create, name="create"),
    path("<str:code>/doi-ten/", changes.rename, name="rename"),
    path("<str:code>/chuyen/", changes.move, name="move"),
    path("<str:code>/giai-the/", changes.dissolve, name="dissolve"),
    path("<str:code>/dau-moi/", changes.focal_body, name="focal_body"),
    path("<str:code>/lien-he/", changes.contact, name="contact"),
    path("<str:code>/lien-he/<int:contact>/", changes.contact, name="contact_change"),
    path("<str:code>/lien-he/<int:contact>/thoi/", changes.contact_end, name="contact_end"),
]
