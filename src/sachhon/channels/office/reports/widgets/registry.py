"""The widgets by field type: one file each. A field type without one fails the tests."""

from __future__ import annotations

from sachhon.channels.office.reports.widgets import (
    choice,
    contact,
    day,
    decimal_number,
    document,
    documents,
    facility,
    industries,
    industry,
    integer,
    money,
    narrative,
    percent,
    percent_range,
    period,
    quantity,
    table,
    text,
    unit,
    year,
    yes_no,
)
from sachhon.channels.office.reports.widgets.model import Widget

WIDGETS: dict[str, Widget] = {
    module.WIDGET.type: module.WIDGET
    for module in (
        text,
        narrative,
        integer,
        decimal_number,
        percent,
        percent_range,
        money,
        year,
        day,
        period,
        yes_no,
        choice,
        industry,
        industries,
        unit,
        facility,
        quantity,
        document,
        documents,
        table,
        contact,
    )
}


def widget_of(type_name: str) -> Widget:
    """The widget of a field type. Raises KeyError."""
    return WIDGETS[type_name]
