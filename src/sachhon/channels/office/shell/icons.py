"""Icons drawn when a template is loaded, not each time that a page is made: a page has thirty, all alike."""

from __future__ import annotations

import re

from django_cotton.cotton_loader import Loader as CottonLoader  # type: ignore[import-untyped]

_ICON = re.compile(r'<c-icon (:?)name="([^"{}]+)"(?: class="([^"{}]*)")? ?/>')


def drawn(text: str) -> str:
    """A template's text with what `components/icon.html` makes of its icons; those with a label are left to it."""
    return _ICON.sub(_svg, text)


def _svg(found: re.Match[str]) -> str:
    dynamic, name, extra = found.groups()
    svg = (
        f'<svg class="{" ".join(filter(None, ("icon", extra)))}" aria-hidden="true" focusable="false">'
        f"<use href=\"{{% static 'office/icons.svg' %}}#{f'{{{{ {name} }}}}' if dynamic else name}\"></use></svg>"
    )
    return f"{{% if {name} %}}{svg}{{% endif %}}" if dynamic else svg


class Loader(CottonLoader):  # type: ignore[misc]
    """Cotton's loader of templates with components, after the icons."""

    def _get_template_string(self, template_name: str) -> str:
        return drawn(super()._get_template_string(template_name))
