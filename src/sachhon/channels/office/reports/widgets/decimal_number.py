"""A number with decimals."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.numeric import NumberWidget

WIDGET = NumberWidget("decimal", _("Ghi số; phần thập phân sau dấu phẩy, ví dụ 12,5."))
