"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.review.views import decide, publishing, queue, tracker, workspace

app_name = "review"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("dot/<str:code>/", tracker.tracker, name="tracker"),
    path("dot/<str:code>/tai-ve/<str:form>/", tracker.tracker_download, name="tracker_download"),
    path("dot/<str:code>/nhac/", tracker.remind_units, name="remind"),
    path("dot/<str:code>/cong-bo/", publishing.publish_all, name="publish"),
    path("<str:code>/", workspace.workspace, name="workspace"),
    path("<str:code>/nhan-xet/", workspace.add_remark, name="remark"),
    path("<str:code>/nhan-xet/<int:pk>/tra-loi/", workspace.answer, name="answer_remark"),
    path("<str:code>/nhan-xet/<int:pk>/xong/", workspace.resolve, name="resolve_remark"),
    path("<str:code>/tiep-nhan/", decide.receive_report, name="receive"),
    path("<str:code>/duyet/", decide.accept_report, name="accept"),
    path("<str:code>/yeu-cau-bo-sung/", decide.return_report, name="return"),
    path("<str:code>/mo-lai/", decide.reopen_report, name="reopen"),
    path("<str:code>/da-quyet/<str:verb>/", decide.decided, name="decided"),
]
