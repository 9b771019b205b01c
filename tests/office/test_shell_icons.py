"""Icons that are drawn when a template is loaded: the same picture as the component draws."""

from __future__ import annotations

import pytest
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from sachhon.channels.office.shell.icons import drawn


@pytest.mark.parametrize(
    ("icon", "shown"),
    [
        ('<c-icon name="moon" />', "moon"),
        ('<c-icon name="sun" class="when-dark" />', "sun"),
        ('<c-icon :name="place.icon" />', "users"),
        ('<c-icon :name="nothing" />', ""),
    ],
)
def test_an_icon_drawn_early_is_what_its_component_draws(icon: str, shown: str) -> None:
    """Also one whose name comes with the page, and none where there is no name."""
    early, late = (_shown(text) for text in (drawn(icon), CottonCompiler().process(icon)))
    assert early == late
    assert (f"#{shown}" in early) == bool(shown)


def test_an_icon_with_words_is_left_to_its_component() -> None:
    """Its label is made with the page."""
    icon = '<c-icon name="check" label="{% translate \'Xong\' %}" />'
    assert drawn(icon) == icon


def _shown(text: str) -> str:
    page = engines["django"].from_string(text)
    return page.render({"place": {"icon": "users"}}).replace('class="icon "', 'class="icon"').strip()
