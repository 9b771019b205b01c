"""A reporting unit by its name."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.texts import TextWidget

WIDGET = TextWidget("unit", _("Ghi tên đơn vị."))
