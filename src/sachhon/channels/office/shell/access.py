"""Who may open a page: every view of the office carries its `access`, and a test fails for one that does not.

`@guarded(POLICY, "verb", find)` finds the object of the address (404 where there is none), asks the policy (403), and
calls the view with the object in place of the words of the address that `find` takes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sachhon.domain.accounts.api import Actor, Place, Policy


class OfficeRequest(HttpRequest):
    """A request of a signed-in person, with who they are here and now."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class Found:
    """The object of an address, where it belongs and its status. `also`: others that the address may mean as well.

    The first that the person may see is the one that is meant.
    """

    object: Any
    place: Place = field(default_factory=Place)
    status: str = ""
    also: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks for. `kind`: guarded | signed_in | public."""

    kind: str
    policy: Policy | None = None
    verb: str = ""
    find: Callable[..., Found] | None = None


View = Callable[..., HttpResponse]


def guarded(policy: Policy, verb: str, find: Callable[..., Found] | None = None) -> Callable[[View], View]:
    """A page that needs a permission. Without `find` the place is the ministry, and the view gets no object.

    Raises KeyError at import where the policy has no such verb.
    """
    if verb not in policy.rules:
        raise KeyError(f"{policy.name} has no verb {verb!r}")
    taken = tuple(inspect.signature(find).parameters) if find else ()

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: OfficeRequest, **words: Any) -> HttpResponse:
            found = find(**{name: words.pop(name) for name in taken}) if find else Found(None)
            for one in (found, *found.also):
                if policy.permits(request.actor, verb, one.place, one.status):
                    return view(request, one.object, **words) if find else view(request, **words)
            raise PermissionDenied(f"{policy.name}.{verb}")

        guarded_view = login_required(opened)
        guarded_view.access = Access("guarded", policy, verb, find)  # type: ignore[attr-defined]
        return guarded_view

    return decorate


def signed_in(view: View) -> View:
    """A page for everyone who is signed in; it shows only what its selectors let the actor see."""
    opened = login_required(view)
    opened.access = Access("signed_in")  # type: ignore[attr-defined]
    return opened


def public(view: View) -> View:
    """A page for everyone."""
    view.access = Access("public")  # type: ignore[attr-defined]
    return view
