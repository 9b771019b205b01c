"""Addresses of the office."""

from django.urls import include, path

urlpatterns = [
    path("", include("sachhon.channels.office.shell.urls")),
    path("", include("sachhon.channels.office.desk.urls")),
    path("nguoi-dung/", include("sachhon.channels.office.people.urls")),
    path("don-vi/", include("sachhon.channels.office.registry.urls")),
    path("dot-bao-cao/", include("sachhon.channels.office.rounds.urls")),
    path("bao-cao/", include("sachhon.channels.office.reports.urls")),
    path("bien-nhan/", include("sachhon.channels.office.reports.receipt_urls")),
    path("tiep-nhan/", include("sachhon.channels.office.intake.urls")),
    path("xem-xet/", include("sachhon.channels.office.review.urls")),
    path("so-lieu/", include("sachhon.channels.office.figures.urls")),
    path("ke-hoach/", include("sachhon.channels.office.plans.urls")),
    path("nhiem-vu/", include("sachhon.channels.office.progress.urls")),
    path("kinh-phi/", include("sachhon.channels.office.money.urls")),
    path("dang-ky-nhiem-vu/", include("sachhon.channels.office.campaigns.urls")),
    path("doi-chieu/", include("sachhon.channels.office.comparison.urls")),
    path("co-so/", include("sachhon.channels.office.facilities.urls")),
    path("co-so-tiep-nhan/", include("sachhon.channels.office.arrivals.urls")),
    path("danh-gia/", include("sachhon.channels.office.assessments.urls")),
    path("giai-phap/", include("sachhon.channels.office.options.urls")),
    path("hieu-qua/", include("sachhon.channels.office.performance.urls")),
    path("chung-nhan/", include("sachhon.channels.office.certificates.urls")),
    path("mang-luoi/", include("sachhon.channels.office.network.urls")),
    path("he-thong/", include("sachhon.channels.office.system.urls")),
    path("", include("sachhon.channels.office.system.public_urls")),
]
