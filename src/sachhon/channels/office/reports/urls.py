"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.reports.views import (
    approval,
    blanks,
    cell,
    check,
    parts,
    paste,
    printed,
    revisions,
    section,
    tasks,
)

app_name = "reports"
urlpatterns = [
    path("", tasks.reports, name="list"),
    path("nghia-vu/<int:pk>/", tasks.begin, name="start"),
    path("<str:code>/", tasks.report, name="report"),
    path("<str:code>/muc/<str:item>/", section.section, name="section"),
    path("<str:code>/muc/<str:item>/luu/", section.save, name="save"),
    path("<str:code>/muc/<str:item>/co-mat/", section.presence, name="presence"),
    path("<str:code>/luu/", section.autosave, name="autosave"),
    path("<str:code>/o/<str:cell>/", cell.cell, name="cell"),
    path("<str:code>/o/<str:cell>/hoan-tac/", cell.undo_cell, name="undo"),
    path("<str:code>/o/<str:cell>/ghi-chu/", cell.add_remark, name="remark"),
    path("<str:code>/o/<str:cell>/khep-lai/", cell.settle_remark, name="settle"),
    path("<str:code>/dan/<str:field>/", paste.paste, name="paste"),
    path("<str:code>/bieu-mau/<str:kind>/", blanks.blank, name="blank"),
    path("<str:code>/kiem-tra/", check.check, name="check"),
    path("<str:code>/ly-do/<str:fingerprint>/", check.reason, name="reason"),
    path("<str:code>/trinh-duyet/", check.ask, name="ask"),
    path("<str:code>/da-trinh/", check.asked, name="asked"),
    path("<str:code>/phe-duyet/", approval.decide, name="decide"),
    path("<str:code>/phe-duyet/truong/", approval.approve_head, name="approve_head"),
    path("<str:code>/phe-duyet/lanh-dao/", approval.approve_leader, name="approve_leader"),
    path("<str:code>/phe-duyet/tra-lai/", approval.send_back_draft, name="send_back"),
    path("<str:code>/rut-lai/", approval.withdraw_draft, name="withdraw"),
    path("<str:code>/phan-viec/", parts.parts, name="parts"),
    path("<str:code>/phan-viec/<int:pk>/xong/", parts.finish, name="finish_part"),
    path("<str:code>/phan-viec/<int:pk>/gop/", parts.merge, name="merge_part"),
    path("<str:code>/phan-viec/<int:pk>/thu-hoi/", parts.take_back, name="take_back_part"),
    path("<str:code>/ban-in/", printed.printed, name="printed"),
    path("<str:code>/cac-ban/", revisions.revisions, name="revisions"),
    path("<str:code>/cac-ban/<int:before>-<int:after>/", revisions.compare, name="compare"),
    path("<str:code>/mo-lai/", revisions.reopen_report, name="reopen"),
]
