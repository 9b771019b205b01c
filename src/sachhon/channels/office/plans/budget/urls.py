"""Addresses of a plan's budget, below the plan's own."""

from django.urls import path

from sachhon.channels.office.plans.budget import views

urlpatterns = [
    path("<str:code>/kinh-phi/", views.budget, name="budget"),
    path("<str:code>/kinh-phi/luu/", views.save, name="budget_save"),
    path("<str:code>/kinh-phi/tu-luu/", views.autosave, name="budget_autosave"),
    path("<str:code>/phu-luc.<str:form>", views.annexes, name="annexes"),
]
