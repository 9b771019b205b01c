"""Addresses of an assessment's options; they stand below the assessment's own and share its namespace."""

from django.urls import path

from sachhon.channels.office.assessments.options.views import following, listing, moving, option, showing, study, whole

urlpatterns = [
    path("giai-phap/", listing.options, name="options"),
    path("giai-phap/tai-ve.xlsx", listing.download, name="options_file"),
    path("giai-phap/danh-muc/", listing.portfolio, name="portfolio"),
    path("giai-phap/thu-tu/", listing.rank, name="rank_options"),
    path("giai-phap/them/", study.add, name="add_option"),
    path("giai-phap/<int:number>/", option.page, name="option"),
    path("giai-phap/<int:number>/sua/", study.describe, name="describe_option"),
    path("giai-phap/<int:number>/sang-loc/", study.screen, name="screen_option"),
    path("giai-phap/<int:number>/kha-thi/", study.feasibility, name="judge_option"),
    path("giai-phap/<int:number>/tac-dong/", study.effects, name="option_effects"),
    path("giai-phap/<int:number>/ke-hoach/", moving.plan, name="plan_option"),
    path("giai-phap/<int:number>/thuc-hien/", moving.implement, name="implement_option"),
    path("giai-phap/<int:number>/kiem-chung/", moving.verify, name="verify_option"),
    path("giai-phap/<int:number>/rut-kiem-chung/", moving.withdraw_verification, name="withdraw_verification"),
    path("giai-phap/<int:number>/lui/<str:step>/", moving.back, name="step_back"),
    path("giai-phap/<int:number>/bang-chung/", showing.attach, name="attach_evidence"),
    path("giai-phap/<int:number>/so-do/", showing.measure, name="measure_option"),
    path("giai-phap/bang-chung/<int:pk>/", showing.file, name="evidence_file"),
    path("giai-phap/bang-chung/<int:pk>/go/", showing.detach, name="detach_evidence"),
    path("giai-phap/so-do/<int:pk>/bo/", showing.withdraw, name="withdraw_measurement"),
    path("giai-phap/so-do/<int:pk>/lay-lai/", showing.restore, name="restore_measurement"),
    path("ket-qua/", whole.page, name="results"),
    path("ket-qua/so-do/", whole.measure, name="measure_whole"),
    path("ket-qua/so-do/<int:pk>/bo/", whole.withdraw, name="withdraw_whole"),
    path("ket-qua/so-do/<int:pk>/lay-lai/", whole.restore, name="restore_whole"),
    path("ket-qua/bang-chung/", whole.attach, name="attach_whole"),
    path("ket-qua/bang-chung/<int:pk>/", whole.file, name="whole_file"),
    path("ket-qua/bang-chung/<int:pk>/go/", whole.detach, name="detach_whole"),
    path("ket-qua/kiem-chung/", whole.verify, name="verify_whole"),
    path("ket-qua/rut-kiem-chung/", whole.withdraw_verification, name="withdraw_whole_verification"),
    path("theo-doi/", following.page, name="follow_ups"),
    path("theo-doi/<int:months>/", following.record, name="record_look_back"),
    path("theo-doi/<int:months>/chua-lam/", following.reopen, name="reopen_look_back"),
]
