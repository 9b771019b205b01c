"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.review.views import queue, tracker, workspace

app_name = "review"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("dot/<str:code>/", tracker.tracker, name="tracker"),
    path("dot/<str:code>/tai-ve/<str:form>/", tracker.tracker_download, name="tracker_download"),
    path("dot/<str:code>/nhac/", tracker.remind_units, name="remind"),
    path("<str:code>/", workspace.workspace, name="workspace"),
]
