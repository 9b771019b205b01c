"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.intake.views import files, imports, mailbox, review, words

app_name = "intake"
urlpatterns = [
    path("", mailbox.mailbox, name="list"),
    path("tep/", files.arrivals, name="arrivals"),
    path("bao-cao/<str:code>/", files.of_report, name="of_report"),
    path("bao-cao/<str:code>/nop", files.put_in, name="put_in"),
    path("<int:received_id>/", review.received, name="received"),
    path("<int:received_id>/dang-doc", review.on_its_way, name="on_its_way"),
    path("<int:received_id>/quyet-dinh", review.decision, name="decide"),
    path("<int:received_id>/sua", review.correction, name="correct"),
    path("<int:received_id>/chac-chan", review.all_sure, name="accept_sure"),
    path("<int:received_id>/hoan-tac", review.undo, name="undo"),
    path("<int:received_id>/xac-nhan", review.confirmed, name="confirm"),
    path("<int:received_id>/hoan-tac-xac-nhan", review.undo_confirming, name="unconfirm"),
    path("<int:received_id>/nhap", imports.imported, name="import"),
    path("<int:received_id>/bo-qua", files.aside, name="set_aside"),
    path("<int:received_id>/dung-lai", files.up, name="take_up"),
    path("<int:received_id>/van-dung", files.anyway, name="use_anyway"),
    path("<int:received_id>/doc-lai", files.again, name="read_again"),
    path("<int:received_id>/goc", files.original, name="original"),
    path("<int:received_id>/nguon", words.words, name="words"),
    path("tep/<str:digest>/nguon", words.words_of_file, name="words_of_file"),
    path("hop-thu/lay-thu", mailbox.collect, name="collect"),
    path("hop-thu/tai-len", mailbox.upload, name="upload"),
    path("hop-thu/<int:mail_id>/", mailbox.message, name="message"),
    path("hop-thu/<int:mail_id>/goc", mailbox.raw, name="raw"),
    path("hop-thu/<int:mail_id>/xep", mailbox.assign, name="assign"),
    path("hop-thu/<int:mail_id>/bo-qua", mailbox.aside, name="set_mail_aside"),
]
