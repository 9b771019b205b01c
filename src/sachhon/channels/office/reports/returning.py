"""Where a person came from: pages that lead back there take its address along as `ve`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

NAME = "ve"


def back_to(request: HttpRequest, otherwise: str = "") -> str:
    """The address to go back to, of this site alone; `otherwise` where none was given."""
    asked = request.POST.get(NAME) or request.GET.get(NAME, "")
    safe = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if safe else otherwise
