"""A stretch of years."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.texts import TextWidget

WIDGET = TextWidget("period", _("Ghi giai đoạn, ví dụ 2016 - 2020."))
