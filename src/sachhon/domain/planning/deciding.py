"""The list that is decided on: one canonical text under one digest, and its reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sachhon.domain.planning.campaign.cut import Cut
from sachhon.domain.planning.campaign.scores import WIDE_SPREAD
from sachhon.domain.planning.criteria import plain
from sachhon.domain.planning.models import Campaign, Decision
from sachhon.domain.planning.standing_list import Ranked, Room, cut_at, in_the_run, order_of, room_in


def canonical(content: dict[str, Any]) -> str:
    """Keys in order, nothing between them."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    """SHA-256 (hex)."""
    return hashlib.sha256(content.encode()).hexdigest()


def the_list(campaign: Campaign) -> tuple[list[Ranked], Cut, Room]:
    """The order and what the campaign's budget (within the ceiling) pays for."""
    order, room = order_of(in_the_run(campaign)), room_in(campaign.year)
    return order, cut_at(campaign, order, room.within(campaign.budget or 0)), room


def list_of(campaign: Campaign, order: Sequence[Ranked], cut: Cut, room: Room) -> dict[str, Any]:
    """What is decided: settings, and a line a task in rank order. The same list gives the same text."""
    return {
        "round": campaign.round.code,
        "year": campaign.year,
        "budget": campaign.budget,
        "room": room.left,
        "criteria": campaign.criteria,
        "method": str(campaign.method),
        "cut_rule": str(campaign.cut_rule),
        "partial": campaign.partial,
        "pass_mark": None if campaign.pass_mark is None else plain(campaign.pass_mark),
        "granted": cut.granted,
        "rest": cut.rest,
        "lines": [_line(one, line) for one, line in zip(order, cut.lines, strict=True)],
    }


def _line(one: Ranked, line: Any) -> dict[str, Any]:
    told = one.standing.registration
    score = one.standing.together.score
    return {
        "rank": one.placed.rank,
        "by": None if one.placed.by is None else str(one.placed.by),
        "code": told.code,
        "edition": told.edition,
        "unit": told.unit.code,
        "unit_name": told.unit.name,
        "group": told.group,
        "name": told.name,
        "content": told.content,
        "outputs": told.outputs,
        "central": told.central,
        "counterpart": told.counterpart,
        "note": told.note,
        "score": None if score is None else plain(score),
        "appraisals": one.standing.together.count,
        "far_apart": one.standing.together.spread > WIDE_SPREAD,
        "granted": line.granted,
        "outcome": str(line.outcome),
        "excluded_why": told.excluded_why,
        "merged": [{"code": part.code, "unit": part.unit.code, "name": part.name} for part in one.standing.merged],
    }


def fingerprint(campaign: Campaign) -> str:
    """Of the list as it would be decided now: what a person looked at is told by it."""
    return digest_of(canonical(list_of(campaign, *the_list(campaign))))


def content_of(decision: Decision) -> dict[str, Any]:
    """All that was decided."""
    content: dict[str, Any] = json.loads(decision.content)
    return content


def is_whole(decision: Decision) -> bool:
    """Whether it is what was decided."""
    return digest_of(decision.content) == decision.digest
