"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.figures.views import downloads, editions, figure, national

app_name = "figures"
urlpatterns = [
    path("", national.index, name="list"),
    path("<str:code>/", national.national, name="national"),
    path("<str:code>/tai-ve/<str:form>/", downloads.download, name="download"),
    path("<str:code>/van-ban/<str:kind>/", downloads.document, name="document"),
    path("<str:code>/an-ban/", editions.editions, name="editions"),
    path("<str:code>/an-ban/chot/", editions.freeze, name="freeze"),
    path("<str:code>/an-ban/chot/<int:job>/", editions.being_frozen, name="freezing"),
    path("<str:code>/an-ban/so-sanh/", editions.compare, name="compare"),
    path("<str:code>/an-ban/<int:number>/", editions.edition, name="edition"),
    path("<str:code>/an-ban/<int:number>/tep/<str:kind>/", editions.edition_file, name="edition_file"),
    path("<str:code>/an-ban/<int:number>/chi-tieu/<str:field>/", editions.edition_figure, name="edition_figure"),
    path("<str:code>/chi-tieu/<str:field>/", figure.figure, name="figure"),
    path("<str:code>/chi-tieu/<str:field>/<str:chart>.svg", figure.chart, name="chart"),
    path(
        "<str:code>/chi-tieu/<str:field>/tai-ve/<str:table>/<str:form>/",
        downloads.figure_download,
        name="figure_download",
    ),
    path("<str:code>/chi-tieu/<str:field>/<str:unit>/", figure.part, name="part"),
]
