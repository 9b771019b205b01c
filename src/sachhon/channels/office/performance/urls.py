"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.performance.national.urls import urlpatterns as national_urls
from sachhon.channels.office.performance.views import choices, facility, filling, home, logbook, meters, year

app_name = "performance"
urlpatterns = [
    *national_urls,
    path("", home.home, name="home"),
    path("tai-ve/<str:form>/", home.download, name="list_download"),
    path("co-so/<str:code>/", facility.page, name="facility"),
    path("co-so/<str:code>/bieu-do/<str:resource>.svg", facility.chart, name="chart"),
    path("co-so/<str:code>/tai-ve/<str:form>/", facility.download, name="download"),
    path("co-so/<str:code>/san-pham/", choices.products, name="products"),
    path("co-so/<str:code>/nam-goc/<str:resource>/", choices.baseline, name="baseline"),
    path("co-so/<str:code>/nam/<int:year>/", year.page, name="year"),
    path("co-so/<str:code>/nam/<int:year>/xac-nhan/", choices.verify, name="verify"),
    path("co-so/<str:code>/nam/<int:year>/loai/<str:stream>/", choices.grade, name="grade"),
    path("co-so/<str:code>/nam/<int:year>/so-cong-to/", meters.meters, name="meters"),
    path("co-so/<str:code>/nam/<int:year>/so-cong-to/so.xlsx", logbook.take, name="logbook"),
    path("co-so/<str:code>/nam/<int:year>/so-cong-to/nhap/", logbook.bring, name="logbook_bring"),
    path("co-so/<str:code>/nam/<int:year>/so-cong-to/san-luong/", meters.output, name="output"),
    path("co-so/<str:code>/nam/<int:year>/so-cong-to/dong/<str:stream>/", meters.meter, name="meter"),
    path("bao-cao/<str:code>/dien-san/", filling.fill, name="fill"),
    path("so-lieu/<int:reading>/", year.reading, name="reading"),
]
