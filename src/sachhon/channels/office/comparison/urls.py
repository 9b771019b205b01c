"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.comparison.views import country, home, measure, targets, unit

app_name = "comparison"
urlpatterns = [
    path("", home.home, name="home"),
    path("ca-nuoc/", country.page, name="country"),
    path("ca-nuoc/tai-ve.<str:form>", country.download, name="country_download"),
    path("ca-nuoc/chi-tieu/<str:measure>/", country.measure, name="country_measure"),
    path("don-vi/<str:code>/", unit.page, name="unit"),
    path("don-vi/<str:code>/tai-ve.<str:form>", unit.download, name="unit_download"),
    path("don-vi/<str:code>/chi-tieu/<str:measure>/", measure.page, name="measure"),
    path("muc-tieu/", targets.tracker, name="targets"),
    path("muc-tieu/tai-ve.<str:form>", targets.download, name="targets_download"),
    path("muc-tieu/<str:code>/<int:serial>/", targets.target, name="target"),
    path("muc-tieu/<str:code>/<int:serial>/ghi/", targets.keep, name="keep_measure"),
    path("muc-tieu/<str:code>/<int:serial>/lay-tu-bao-cao/", targets.take, name="take_measure"),
]
