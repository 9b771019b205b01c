"""What is wrong with a row of a list, in Vietnamese."""

WORDS = {
    "arriving_row.no_name": "Thiếu tên cơ sở. Điền tên, hoặc xóa cả dòng.",
    "arriving_row.other_province": (
        "Dòng này thuộc {said}, danh sách là của {of}. Sửa tỉnh, hoặc chuyển dòng này cho {said}."
    ),
    "arriving_row.error_cell": "Ô có lỗi công thức ({text}). Sửa công thức hoặc nhập giá trị.",
    "arriving_row.bare_date": "Ô này là ngày tháng. Đổi ô sang dạng văn bản rồi nhập lại.",
    "arriving_row.twice": "Cùng cơ sở với dòng {row} nhưng nói khác về: {facts}. Chọn cùng cơ sở, hoặc là cơ sở khác.",
    "arriving_row.joined": "Cùng cơ sở với dòng {row}; thông tin đã được ghép vào dòng đó.",
    "arriving_row.perhaps_twice": "Có thể cùng cơ sở với dòng {row} của danh sách này.",
}
