"""The public address at which a receipt is checked: short, since it is printed and read over the telephone."""

from django.urls import path

from sachhon.channels.office.reports.views import receipt

app_name = "receipts"
urlpatterns = [
    path("", receipt.check_receipt, name="check"),
    path("<str:code>/", receipt.check_receipt, name="code"),
]
