"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.arrivals.views import applying, listing, reviewing, sending

app_name = "arrivals"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("thu-thap/", listing.gather, name="gather"),
    path("mau.xlsx", sending.blank, name="blank"),
    path("gui/<str:unit>/", sending.send, name="send"),
    path("<str:code>/", reviewing.page, name="page"),
    path("<str:code>/tien-do/", reviewing.progress_box, name="progress"),
    path("<str:code>/tep/", reviewing.original, name="original"),
    path("<str:code>/dong-loi.xlsx", reviewing.wrong_rows, name="bad_rows"),
    path("<str:code>/xem-xet/", reviewing.judge, name="judge"),
    path("<str:code>/dua-vao/", applying.apply, name="apply"),
    path("<str:code>/bo/", applying.withdraw, name="withdraw"),
    path("<str:code>/rut-lai/", applying.undo, name="undo"),
    path("<str:code>/chay-lai/", applying.again, name="again"),
]
