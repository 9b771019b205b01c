"""A whole number."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.numeric import NumberWidget

WIDGET = NumberWidget("integer", _("Ghi số nguyên, ví dụ 12 hoặc 1.234."))
