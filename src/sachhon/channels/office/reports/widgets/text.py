"""A line of text."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.texts import TextWidget

WIDGET = TextWidget("text", _("Ghi một dòng chữ."))
