"""Addresses of the national pages, below the area's own."""

from django.urls import path

from sachhon.channels.office.performance.national import behind, pages

urlpatterns = [
    path("ca-nuoc/", pages.country, name="national"),
    path("ca-nuoc/bieu-do.svg", pages.chart, name="national_chart"),
    path("ca-nuoc/tai-ve/<str:table>/<str:form>/", pages.download, name="national_download"),
    path("ca-nuoc/cong-lai/", pages.add_up, name="national_add_up"),
    path("ca-nuoc/nganh/<int:industry>/", pages.industry, name="industry"),
    path("ca-nuoc/tinh/<str:province>/", pages.province, name="province"),
    path("ca-nuoc/tinh/<str:province>/nganh/<int:industry>/", behind.facilities, name="behind"),
    path(
        "ca-nuoc/tinh/<str:province>/nganh/<int:industry>/tai-ve/<str:form>/", behind.download, name="behind_download"
    ),
]
