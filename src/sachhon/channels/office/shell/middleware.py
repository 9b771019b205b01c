"""Puts the actor on the request: read from the database anew each time, so that a right that ended ends at once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sachhon.domain.accounts.api import SYSTEM, Actor, actor_of


class ActorMiddleware:
    """`request.actor`, found when first asked for; a visitor who has not signed in has no roles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    return actor_of(request.user) if request.user.is_authenticated else SYSTEM
