"""The process as a drawing, with the quantities that are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from sachhon.domain.assessments.models import Flow, ProcessStep
from sachhon.domain.assessments.workspace.streams import WASTES
from sachhon.vietnamese import format_number
from sachhon.writing.diagrams import Diagram, FlowStep, Going, Kind, flow_diagram


def process_diagram(steps: Sequence[ProcessStep]) -> Diagram:
    """The drawing of these steps (with their flows and what they follow)."""
    return flow_diagram([drawn_step(step) for step in steps], words=words())


def words() -> Mapping[str, str]:
    """What the drawing says, in the language of the moment."""
    return {
        "title": _("Sơ đồ dòng quá trình"),
        "focus": _("trọng tâm"),
        "in": _("đầu vào"),
        "out": _("đầu ra"),
        "after": _("sau công đoạn"),
    }


def drawn_step(step: ProcessStep) -> FlowStep:
    """A step as the drawing wants it."""
    flows = list(step.flows.all())
    return FlowStep(
        str(step.pk),
        step.number,
        step.name,
        tuple(flow_words(one) for one in flows if one.direction == Flow.Direction.IN),
        tuple(Going(flow_words(one), _kind(one)) for one in flows if one.direction == Flow.Direction.OUT),
        tuple(str(before.pk) for before in step.follows.all()),
        step.in_focus,
    )


def flow_words(flow: Flow) -> str:
    """ "Malt 2.400 t"; the name alone where the quantity is not known."""
    if flow.quantity is None:
        return flow.name
    return f"{flow.name} {format_number(flow.quantity.normalize())} {flow.unit}".strip()


def _kind(flow: Flow) -> Kind:
    if flow.kind == Flow.Kind.HEAT_LOSS:
        return "loss"
    if flow.kind in WASTES:
        return "waste"
    return "product" if flow.kind in (Flow.Kind.PRODUCT, Flow.Kind.BY_PRODUCT) else ""
