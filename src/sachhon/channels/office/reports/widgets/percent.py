"""A share in percent."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.numeric import NumberWidget

WIDGET = NumberWidget("percent", _("Ghi số phần trăm, ví dụ 12,5."))
