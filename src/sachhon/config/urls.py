"""Every address of the system."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("", include("sachhon.channels.office.urls")),
]
handler400 = "sachhon.channels.office.shell.errors.bad_request"
handler403 = "sachhon.channels.office.shell.errors.forbidden"
handler404 = "sachhon.channels.office.shell.errors.not_found"
handler500 = "sachhon.channels.office.shell.errors.server_error"
