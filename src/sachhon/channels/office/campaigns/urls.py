"""Addresses of this area."""

from django.urls import include, path

from sachhon.channels.office.campaigns.views import (
    appraising,
    decision,
    lists,
    ranking,
    registration,
    settings,
    table,
)

app_name = "campaigns"
urlpatterns = [
    path("", lists.campaigns, name="list"),
    path("mo/", lists.open_new, name="open"),
    path("nhiem-vu/<str:registration>/", registration.registration, name="registration"),
    path("nhiem-vu/<str:registration>/tham-dinh/", appraising.score, name="score"),
    path("nhiem-vu/<str:registration>/rut/", registration.withdraw, name="withdraw"),
    path("nhiem-vu/<str:registration>/tach/", registration.unmerge, name="unmerge"),
    path("nhiem-vu/<str:registration>/noi-dung-moi/", registration.newer, name="newer"),
    path("nhiem-vu/<str:registration>/khong-xet/", registration.exclude, name="exclude"),
    path("nhiem-vu/<str:registration>/xet-lai/", registration.include, name="include"),
    path("", include("sachhon.channels.office.campaigns.repeats.urls")),
    path("<str:code>/", table.campaign, name="campaign"),
    path("<str:code>/tai-ve/<str:form>/", table.download, name="download"),
    path("<str:code>/tong-hop/", table.gather, name="gather"),
    path("<str:code>/gop/", table.merge, name="merge"),
    path("<str:code>/buoc/<str:where>/", table.move, name="move"),
    path("<str:code>/thiet-lap/", settings.settings, name="settings"),
    path("<str:code>/nguoi-tham-dinh/", settings.appraisers, name="appraisers"),
    path("<str:code>/nguoi-tham-dinh/<int:pk>/thoi/", settings.end, name="end_appraiser"),
    path("<str:code>/tham-dinh/", appraising.queue, name="queue"),
    path("<str:code>/xep-hang/", ranking.ranking, name="ranking"),
    path("<str:code>/xep-hang/kinh-phi/", ranking.keep_cut, name="keep_cut"),
    path("<str:code>/xep-hang/chot/", ranking.write_ranks, name="rank"),
    path("<str:code>/quyet-dinh/", decision.decide_page, name="decide"),
    path("<str:code>/danh-sach/", decision.decision, name="decision"),
    path("<str:code>/danh-sach/tai-ve/<str:form>/", decision.decision_download, name="decision_download"),
    path("<str:code>/thong-bao/", decision.notify_page, name="notify"),
]
