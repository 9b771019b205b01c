"""What strangers may ask."""

from django.urls import path

from sachhon.channels.office.system import views

urlpatterns = [path("healthz", views.healthz, name="healthz")]
