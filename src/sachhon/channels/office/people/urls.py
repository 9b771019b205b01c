"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.people.views import delegation, handover, invitations, me, people, registration

app_name = "people"
urlpatterns = [
    path("", people.list_people, name="list"),
    path("toi/", me.me, name="me"),
    path("toi/phien/<int:session_id>/ket-thuc/", me.sign_out_session, name="end_session"),
    path("don-vi/<str:unit_code>/", people.unit_people, name="unit"),
    path("don-vi/<str:unit_code>/moi/", invitations.send, name="invite"),
    path("don-vi/<str:unit_code>/uy-quyen/", delegation.grant, name="delegate"),
    path("don-vi/<str:unit_code>/<int:person_id>/", people.person, name="person"),
    path("don-vi/<str:unit_code>/<int:person_id>/vai-tro/", people.give_role, name="give_role"),
    path("don-vi/<str:unit_code>/<int:person_id>/khoa/", people.disable, name="disable"),
    path("don-vi/<str:unit_code>/<int:person_id>/mo-khoa/", people.enable, name="enable"),
    path("don-vi/<str:unit_code>/<int:person_id>/ban-giao/", handover.wizard, name="hand_over"),
    path("vai-tro/<int:membership_id>/ket-thuc/", people.take_role, name="end_role"),
    path("loi-moi/<int:invitation_id>/thu-hoi/", invitations.revoke, name="revoke_invitation"),
    path("loi-moi/nhan/<str:token>/", invitations.accept, name="accept"),
    path("uy-quyen/<int:delegation_id>/thu-hoi/", delegation.revoke, name="revoke_delegation"),
    path("ban-giao/<int:handover_id>/", handover.record, name="handover"),
    path("dang-ky/", registration.register, name="register"),
    path("dang-ky/da-gui/", registration.registered, name="registered"),
    path("dang-ky/cho-xet/", registration.queue, name="queue"),
    path("dang-ky/<int:registration_id>/", registration.registration, name="registration"),
    path("dang-ky/<int:registration_id>/xet/", registration.decide, name="decide"),
    path("dang-ky/<int:registration_id>/tep/", registration.document, name="document"),
]
