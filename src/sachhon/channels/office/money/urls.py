"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.money.views import ceilings, home, line, many, national, plan, splitting, unit, writing

app_name = "money"
urlpatterns = [
    path("", home.home, name="home"),
    path("ca-nuoc/", national.page, name="national"),
    path("ca-nuoc/theo-nam.svg", national.chart, name="national_chart"),
    path("ca-nuoc/<str:table>/tai-ve.<str:form>", national.download, name="national_download"),
    path("don-vi/<str:code>/", unit.page, name="unit"),
    path("don-vi/<str:code>/theo-nam.svg", unit.chart, name="unit_chart"),
    path("don-vi/<str:code>/tai-ve.<str:form>", unit.download, name="unit_download"),
    path("don-vi/<str:code>/tran/", ceilings.ceiling, name="ceiling"),
    path("ke-hoach/<str:code>/", plan.page, name="plan"),
    path("ke-hoach/<str:code>/lay-du-toan/", plan.take_estimate, name="take_estimate"),
    path("ke-hoach/<str:code>/ghi/<str:stage>/", many.record, name="record_many"),
    path("ke-hoach/<str:code>/ghi-trung-uong/<str:stage>/", many.record_central, name="record_many_central"),
    path("dong/<int:line_id>/", line.page, name="line"),
    path("dong/<int:line_id>/phan-nguon/", splitting.split, name="split"),
    path("dong/<int:line_id>/ghi/<str:stage>/", writing.record, name="record"),
    path("dong/<int:line_id>/ghi-trung-uong/<str:stage>/", writing.record_central, name="record_central"),
    path("dong/<int:line_id>/chuyen/<int:year>/<str:source>/<str:stage>/", writing.move, name="move"),
    path("but-toan/<int:entry_id>/dieu-chinh/", writing.correct, name="correct"),
    path("but-toan/<int:entry_id>/dieu-chinh-trung-uong/", writing.correct_central, name="correct_central"),
    path("but-toan/<int:entry_id>/chung-tu/", line.evidence, name="evidence"),
]
