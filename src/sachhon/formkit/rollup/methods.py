"""The roll-up methods by name, and how each is called in words."""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.formkit.definition import Words
from sachhon.formkit.rollup.case import Method
from sachhon.formkit.rollup.digests import digest
from sachhon.formkit.rollup.lists import append, union
from sachhon.formkit.rollup.numbers import count_answered, count_yes, sum_up
from sachhon.formkit.rollup.shares import share_recomputed, weighted_mean
from sachhon.formkit.rollup.spread import distribution

METHODS: Mapping[str, Method] = {
    "sum": sum_up,
    "weighted_mean": weighted_mean,
    "count_yes": count_yes,
    "count_answered": count_answered,
    "share_recomputed": share_recomputed,
    "distribution": distribution,
    "append": append,
    "union": union,
    "digest": digest,
}

METHOD_WORDS: Mapping[str, Words] = {
    "sum": {"vi": "cộng số liệu của các đơn vị đã trả lời", "en": "sum over the units that answered"},
    "weighted_mean": {"vi": "bình quân gia quyền", "en": "weighted mean"},
    "count_yes": {"vi": "đếm số đơn vị trả lời “có”", "en": "number of units that said yes"},
    "count_answered": {"vi": "đếm số đơn vị có trả lời", "en": "number of units that answered"},
    "share_recomputed": {"vi": "tính lại từ tử số và mẫu số", "en": "recomputed from numerators and denominators"},
    "distribution": {"vi": "phân bố các câu trả lời, không gộp", "en": "spread of the answers, not pooled"},
    "append": {"vi": "ghép danh mục của các đơn vị", "en": "lists of the units put together"},
    "union": {"vi": "hợp các giá trị đã nêu", "en": "each value named once"},
    "digest": {"vi": "tổng hợp ý kiến theo nhóm", "en": "statements grouped by theme"},
}

# Methods whose figure makes sense for a province or a region.
LOCAL_METHODS = frozenset({"sum", "weighted_mean", "count_yes", "count_answered", "share_recomputed", "distribution"})
