"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.rounds import afterwards, downloads, lists, publishing, requests, templates, wizard

app_name = "rounds"
urlpatterns = [
    path("", lists.rounds, name="list"),
    path("moi/", wizard.begin, name="begin"),
    path("bieu-mau/", templates.listing, name="templates"),
    path("bieu-mau/tai-len/", templates.upload, name="template_upload"),
    path("bieu-mau/<int:pk>/", templates.page, name="template"),
    path("bieu-mau/<int:pk>/thu/", templates.try_out, name="template_try"),
    path("bieu-mau/<int:pk>/trong.<str:suffix>", templates.blank, name="template_blank"),
    path("bieu-mau/<int:pk>/dinh-nghia.yaml", templates.definition, name="template_yaml"),
    path("bieu-mau/<int:pk>/ban-hanh/", templates.publish, name="template_publish"),
    path("bieu-mau/<int:pk>/thoi-dung/", templates.withdraw, name="template_withdraw"),
    path("bieu-mau/<int:pk>/xoa/", templates.discard, name="template_discard"),
    path("<str:code>/", lists.page, name="page"),
    path("<str:code>/soan/don-vi/dem/", wizard.count_units, name="count_units"),
    path("<str:code>/soan/thoi-han/tinh/", wizard.count_days, name="count_days"),
    path("<str:code>/soan/<str:step>/", wizard.edit, name="edit"),
    path("<str:code>/xem-truoc/", publishing.preview, name="preview"),
    path("<str:code>/phat-hanh/", publishing.publish, name="publish"),
    path("<str:code>/da-phat-hanh/", publishing.published, name="published"),
    path("<str:code>/xoa/", publishing.discard, name="discard"),
    path("<str:code>/don-vi/", afterwards.units, name="units"),
    path("<str:code>/gia-han/", afterwards.extension, name="extend"),
    path("<str:code>/mien/", afterwards.waiver, name="waive"),
    path("<str:code>/bo-mien/", afterwards.waiver_back, name="unwaive"),
    path("<str:code>/nhac/", afterwards.reminder, name="remind"),
    path("<str:code>/dong/", afterwards.closing, name="close"),
    path("<str:code>/mo-lai/", afterwards.reopening, name="reopen"),
    path("<str:code>/cong-van.<str:suffix>", downloads.letter, name="letter"),
    path("<str:code>/bieu-mau.<str:suffix>", downloads.blank, name="blank"),
    path("<str:code>/tep/<int:attachment>/", downloads.attachment, name="attachment"),
    path("<str:code>/yeu-cau/<str:unit>/", requests.page, name="request"),
    path("<str:code>/yeu-cau/<str:unit>/cong-van.<str:suffix>", requests.letter, name="request_letter"),
    path("<str:code>/yeu-cau/<str:unit>/bieu-mau.<str:suffix>", requests.blank, name="request_blank"),
    path("<str:code>/yeu-cau/<str:unit>/tep/<int:attachment>/", requests.attachment, name="request_attachment"),
]
