"""Every address of the system."""

from django.urls import include, path
from django.views.generic import RedirectView

from sachhon.channels.office.shell.access import public

urlpatterns = [
    # An address proves who somebody is here: it is changed by a new invitation, never by its bearer.
    path("tai-khoan/email/", public(RedirectView.as_view(pattern_name="people:me")), name="account_email"),
    path("tai-khoan/signup/", public(RedirectView.as_view(pattern_name="people:register")), name="account_signup"),
    path("tai-khoan/", include("allauth.urls")),
    path("", include("sachhon.channels.office.urls")),
]
handler400 = "sachhon.channels.office.shell.errors.bad_request"
handler403 = "sachhon.channels.office.shell.errors.forbidden"
handler404 = "sachhon.channels.office.shell.errors.not_found"
handler500 = "sachhon.channels.office.shell.errors.server_error"
