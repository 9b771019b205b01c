"""Likely repeats: a clear set of sentences, and the labelled set of 2,000 tasks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sachhon.domain.planning.campaign.repeats import Described, Likely, likely_repeats, passages
from tests.domain.planning.campaign.task_set import LabelledTask, development, held_out, whole


def described(task: LabelledTask) -> Described:
    return Described(str(task.number), task.name, task.content, task.outputs, task.unit)


def measured(tasks: Sequence[LabelledTask]) -> tuple[float, float]:
    """Recall and precision over pairs, each task held against all before it."""
    found = {(pair.here, pair.there) for pair in likely_repeats([described(task) for task in tasks])}
    true = {(str(task.number), str(task.repeats)) for task in tasks if task.repeats is not None}
    return len(found & true) / len(true), len(found & true) / len(found)


def test_the_set_is_what_it_says() -> None:
    for tasks, size in ((development(), 1000), (held_out(), 1000), (whole(), 2000)):
        assert len(tasks) == size
        repeats = [task for task in tasks if task.repeats is not None]
        assert len(repeats) == size // 10
        assert all(task.repeats is not None and task.repeats < task.number for task in repeats)
    assert len({task.work for task in whole()}) >= 22


def test_of_two_thousand_tasks_the_repeats_are_found() -> None:
    recall, precision = measured(whole())
    assert recall >= 0.95
    assert precision >= 0.9


def test_both_halves_are_read_about_as_well() -> None:
    for tasks in (development(), held_out()):
        recall, precision = measured(tasks)
        assert recall >= 0.94
        assert precision >= 0.88


def pair(one: str, other: str, places: tuple[str, str] = ("tỉnh Hà Giang", "tỉnh Hà Giang")) -> Likely | None:
    new, earlier = Described("b", other, place=places[1]), Described("a", one, place=places[0])
    found = likely_repeats([new], [earlier])
    return found[0] if found else None


SAME = [
    ("Xây dựng sổ tay hướng dẫn SXSH ngành dệt nhuộm", "Biên soạn cẩm nang sản xuất sạch hơn cho nhuộm vải sợi"),
    ("Tập huấn SXSH cho công nhân cơ sở chế biến gỗ", "Mở lớp bồi dưỡng SXSH dành cho người lao động ngành đồ gỗ"),
    ("Đánh giá nhanh SXSH các cơ sở giết mổ", "danh gia nhanh san xuat sach hon doi voi giet mo gia suc gia cam"),
    ("Làm phim về SXSH trong sản xuất bia", "Thực hiện phóng sự truyền hình về sản xuất sạch hơn tại nhà máy bia"),
    ("Xây dựng định mức tiêu hao năng lượng ngành gạch tuynel", "Đề xuất suất tiêu hao cho gạch ngói đất sét nung"),
    ("Tập huấn kiểm toán năng lượng", "Tập huấn kiểm toán NL và đánh giá nhanh SXSH các cơ sở thuộc da"),
    ("Điều tra hiện trạng SXSH cơ sở đúc đồng", "Khảo sát thực trạng áp dụng SXSH các cơ sở đúc đồgn"),
]
DIFFERENT = [
    ("Xây dựng sổ tay hướng dẫn SXSH ngành dệt nhuộm", "Xây dựng sổ tay hướng dẫn SXSH ngành gạch tuynel"),
    ("Xây dựng sổ tay hướng dẫn SXSH ngành gốm sứ", "Xây dựng sổ tay hướng dẫn SXSH ngành gạch tuynel"),
    ("Xây dựng sổ tay hướng dẫn SXSH ngành dệt nhuộm", "Tập huấn SXSH ngành dệt nhuộm cho công nhân"),
    ("Xây dựng giáo trình SXSH ngành bia", "Làm phim về SXSH ngành bia"),
    ("Tập huấn SXSH cho công nhân ngành gỗ", "Tập huấn SXSH cho chủ doanh nghiệp ngành gỗ"),
    ("Đánh giá chi tiết SXSH cho Công ty TNHH Hoàng Long", "Đánh giá chi tiết SXSH cho Công ty TNHH Thành Công"),
    ("Hội thảo phổ biến Luật Bảo vệ môi trường", "Hội thảo tiếp cận tín dụng xanh cho doanh nghiệp"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert pair(one, other) is not None


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_not_the_same_in_nearly_the_same_words(one: str, other: str) -> None:
    assert pair(one, other) is None


def test_local_work_repeats_only_in_its_place_a_product_anywhere() -> None:
    apart = ("tỉnh Hà Giang", "tỉnh Cà Mau")
    training, handbook = "Tập huấn SXSH cho công nhân ngành gỗ", "Sổ tay hướng dẫn SXSH ngành gỗ"
    assert pair(training, training, apart) is None
    assert pair(training, training) is not None
    assert pair(handbook, handbook, apart) is not None


def test_a_place_is_itself_under_its_new_name() -> None:
    found = pair(
        "Điều tra hiện trạng SXSH các cơ sở đúc đồng tỉnh Bình Định",
        "Khảo sát thực trạng SXSH các cơ sở đúc đồng tỉnh Gia Lai (địa bàn Bình Định cũ)",
        ("tỉnh Bình Định", "tỉnh Gia Lai"),
    )
    assert found is not None


def test_what_speaks_against_is_told() -> None:
    training = "Tập huấn SXSH cho công nhân ngành gỗ"
    new, earlier = Described("b", training, place="tỉnh Cà Mau"), Described("a", training, place="tỉnh Hà Giang")
    (found,) = likely_repeats([new], [earlier], above=0.1)
    assert found.apart == ("place",)


def test_new_tasks_are_held_against_those_before_them_only() -> None:
    name = "Sổ tay hướng dẫn SXSH ngành gỗ"
    found = likely_repeats([Described("a", name), Described("b", name), Described("c", name)])
    assert [(one.here, one.there) for one in found] == [("b", "a"), ("c", "a"), ("c", "b")]


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    tasks = [Described("a", "Phim về bia"), Described("b", "Phim về gỗ")]
    likely_repeats(tasks, progress=lambda done, all_: told.append((done, all_)))
    assert told == [(1, 2), (2, 2)]


def test_passages_name_what_agrees_without_stock_words_at_the_ends() -> None:
    here = Described("b", "Biên soạn cẩm nang cho cơ sở sản xuất bia tại tỉnh")
    there = Described("a", "Biên soạn sổ tay của nhà máy bia tại")
    told = {(here.name[slice(*one.here)], there.name[slice(*one.there)]) for one in passages(here, there)}
    assert ("Biên soạn cẩm nang", "Biên soạn sổ tay") in told
    assert not any(one.endswith("tại") for one, _other in told)


def test_nothing_of_nothing() -> None:
    assert likely_repeats([]) == []
    assert likely_repeats([Described("a", "")], [Described("b", "")]) == []
