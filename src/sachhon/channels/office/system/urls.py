"""Addresses of this area."""

from django.urls import path

from sachhon.channels.office.system import views

app_name = "system"
urlpatterns = [
    path("", views.health, name="home"),
    path("suc-khoe/", views.health, name="health"),
    path("nhat-ky/", views.audit, name="audit"),
    path("nhat-ky/tai-ve/", views.audit_export, name="audit_export"),
    path("nhat-ky/kiem-tra/", views.audit_verify, name="audit_verify"),
    path("cong-viec/", views.jobs, name="jobs"),
    path("cong-viec/<int:job_id>/", views.job, name="job"),
    path("cong-viec/<int:job_id>/chay-lai/", views.job_repeat, name="job_repeat"),
    path("thu-di/", views.mails, name="mails"),
    path("thu-di/<int:mail_id>/", views.mail, name="mail"),
    path("thu-di/<int:mail_id>/gui-lai/", views.mail_repeat, name="mail_repeat"),
]
