"""Diagrams that are neither charts nor maps: the flow of a process. SVG for the web, PNG for Word.

May import: sachhon.writing.charts (its fonts and colours).
"""

from sachhon.writing.diagrams.flow import Diagram, FlowStep, Going, Kind, flow_diagram

__all__ = ["Diagram", "FlowStep", "Going", "Kind", "flow_diagram"]
