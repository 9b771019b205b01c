"""How each field type is shown and typed on the web: one file a type, found in `registry`."""

from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec, Typed, Widget
from sachhon.channels.office.reports.widgets.numeric import NumberWidget, Reading
from sachhon.channels.office.reports.widgets.registry import WIDGETS, widget_of

__all__ = ["WIDGETS", "Entry", "MoneyUnit", "NumberWidget", "Reading", "Spec", "Typed", "Widget", "widget_of"]
