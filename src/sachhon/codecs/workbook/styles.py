"""The looks of a blank: calm, printable, and telling at a glance where one may write."""

from __future__ import annotations

from typing import Any

INK, LINE, HEAD, ENTRY, QUIET = "#1B2A3A", "#B8C4CE", "#E3ECF3", "#FFFBE6", "#66788A"
FONT = {"font_name": "Times New Roman", "font_size": 12, "font_color": INK, "valign": "vcenter"}
BOXED = {"border": 1, "border_color": LINE, "text_wrap": True}

LOOKS: dict[str, dict[str, Any]] = {
    "title": {**FONT, "bold": True, "font_size": 15, "text_wrap": True},
    "subtitle": {**FONT, "italic": True, "font_color": QUIET, "text_wrap": True},
    "plain": {**FONT, "text_wrap": True},
    "sample": {**FONT, "bold": True, "font_color": "#B3261E"},
    "head": {**FONT, **BOXED, "bold": True, "bg_color": HEAD, "align": "center"},
    "section": {**FONT, **BOXED, "bold": True, "bg_color": HEAD},
    "cell": {**FONT, **BOXED},
    "middle": {**FONT, **BOXED, "align": "center"},
    "text": {**FONT, **BOXED, "bg_color": ENTRY, "locked": False, "num_format": "@"},
    "whole": {**FONT, **BOXED, "bg_color": ENTRY, "locked": False, "num_format": "#,##0"},
    "year": {**FONT, **BOXED, "bg_color": ENTRY, "locked": False, "num_format": "0"},
    "number": {**FONT, **BOXED, "bg_color": ENTRY, "locked": False, "num_format": "#,##0.######"},
    "date": {**FONT, **BOXED, "bg_color": ENTRY, "locked": False, "num_format": "dd/mm/yyyy"},
    "choice": {**FONT, **BOXED, "bg_color": ENTRY, "locked": False, "align": "center"},
    "quiet": {**FONT, **BOXED, "font_color": QUIET},
    "bilingual_vi": {**FONT},
    "bilingual_en": {"font_name": "Times New Roman", "font_size": 10, "italic": True, "font_color": QUIET},
}
