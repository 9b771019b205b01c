"""The criteria that a new campaign begins with: what letter 1594 asks of a task, as points of 100. To be edited."""

from __future__ import annotations

DEFAULT_CRITERIA: tuple[tuple[str, str, int, int], ...] = (
    ("muc-tieu", "Góp phần thực hiện mục tiêu của Chiến lược", 10, 25),
    ("de-an", "Phù hợp nội dung các đề án thành phần", 10, 15),
    ("khong-trung", "Không trùng lặp với nội dung đã thực hiện", 10, 15),
    ("kha-thi", "Nội dung, phương pháp và tổ chức thực hiện khả thi", 10, 15),
    ("san-pham", "Sản phẩm dự kiến rõ ràng, đo được và có người dùng", 10, 15),
    ("kinh-phi", "Kinh phí hợp lý so với nội dung và định mức", 10, 15),
)
"""(code, words, most, weight)."""
