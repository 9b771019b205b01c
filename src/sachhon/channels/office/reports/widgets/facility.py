"""A facility by its name."""

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.reports.widgets.texts import TextWidget

WIDGET = TextWidget("facility", _("Ghi tên cơ sở như trong giấy đăng ký."))
