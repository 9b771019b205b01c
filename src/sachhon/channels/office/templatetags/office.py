"""Form controls and words that the components need."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.core.paginator import Paginator
from django.forms import BoundField
from django.utils.safestring import SafeString

from sachhon.domain.submissions.api import Status

register = template.Library()

_STATUS_KINDS = {
    Status.DRAFT: "neutral",
    Status.AWAITING: "waiting",
    Status.SUBMITTED: "info",
    Status.RECEIVED: "info",
    Status.RETURNED: "warning",
    Status.ACCEPTED: "success",
    Status.PUBLISHED: "success",
}


@register.filter
def status_label(status: str) -> str:
    """The name of a submission's status as the interface says it."""
    return str(Status(status).label) if status in Status.values else status


@register.filter
def status_kind(status: str) -> str:
    """The colour of a submission's status."""
    return _STATUS_KINDS[Status(status)] if status in Status.values else "neutral"


@register.filter
def overdue_kind(days: int) -> str:
    """The colour of days beyond (above 0) or before a deadline."""
    return "danger" if days > 0 else "warning" if days > -4 else "neutral"


@register.filter
def absolute(value: int) -> int:
    """Without its sign."""
    return abs(value)


@register.filter
def percent_of(part: int | None, whole: int | None) -> int:
    """Whole percent, 0 to 100; 0 where there is nothing to count."""
    return min(100, round(100 * (part or 0) / whole)) if whole else 0


@register.filter
def control_kind(field: BoundField) -> str:
    """How a field is laid out: group (radios, checkboxes), check (one box), hidden, plain."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "plain"


@register.simple_tag
def control(field: BoundField, help: str = "") -> SafeString:
    """The widget with the classes of the look; described by its help and errors."""
    widget = field.field.widget
    added: dict[str, Any] = {}
    if not isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        added["class"] = " ".join(filter(None, (widget.attrs.get("class", ""), _class(widget, field))))
    if help and not field.help_text:
        described = [f"{field.auto_id}_helptext", *([f"{field.auto_id}_error"] if field.errors else [])]
        added["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=added)


def _class(widget: forms.Widget, field: BoundField) -> str:
    wrong = " is-invalid" if field.errors else ""
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input" + wrong
    if isinstance(widget, forms.Select):
        return "form-select" + wrong
    return "form-control" + wrong


@register.filter
def page_window(paginator: Paginator, number: int) -> list[int]:
    """Numbers of the pages to offer around one; 0 stands for a gap."""
    return [n if isinstance(n, int) else 0 for n in paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)]
