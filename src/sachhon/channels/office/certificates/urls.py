"""Addresses of this area."""

from django.urls import URLPattern, URLResolver, path

from sachhon.channels.office.certificates.views import asking, checking, deciding, files, listing, page, papers, public

app_name = "certificates"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.listing, name="list"),
    path("cong-khai/", public.public_list, name="public"),
    path("kiem-tra/", public.check, name="check_form"),
    path("so/<str:number>/", public.check, name="check"),
    path("co-so/<str:facility>/moi/", asking.begin, name="begin"),
    path("<str:code>/", page.page, name="page"),
    path("<str:code>/sua/", asking.describe, name="describe"),
    path("<str:code>/gui-lai/", asking.send_again, name="send_again"),
    path("<str:code>/rut/", asking.withdraw, name="withdraw"),
    path("<str:code>/dong-y-cong-khai/", asking.publish, name="publish"),
    path("<str:code>/tep/", files.attach, name="attach"),
    path("<str:code>/tep/<int:pk>/", files.file, name="file"),
    path("<str:code>/tep/<int:pk>/bo/", files.detach, name="detach"),
    path("<str:code>/tham-tra/", checking.begin, name="begin_check"),
    path("<str:code>/tham-tra/dieu-kien/", checking.record, name="record_checks"),
    path("<str:code>/tham-tra/tep/", files.attach_found, name="attach_found"),
    path("<str:code>/tham-tra/tep/<int:pk>/bo/", files.detach_found, name="detach_found"),
    path("<str:code>/yeu-cau-bo-sung/", checking.send_back, name="send_back"),
    path("<str:code>/cap/", deciding.grant, name="grant"),
    path("<str:code>/khong-cap/", deciding.refuse, name="refuse"),
    path("<str:code>/thu-hoi/", deciding.revoke, name="revoke"),
    path("<str:code>/giay-chung-nhan.docx", papers.word, name="word"),
    path("<str:code>/giay-chung-nhan.pdf", papers.pdf, name="pdf"),
]
