"""What the roll-up has to say of its figures, in Vietnamese."""

WORDS = {
    "not_pooled.no_weights": "{label_vi}: không gộp thành một tỷ lệ chung vì chưa biết {weight_vi} của các đơn vị; thay vào đó trình bày phân bố của {answered} câu trả lời.",
    "not_pooled.few_weights": "{label_vi}: mới biết {weight_vi} của {weighed} trên {answered} đơn vị đã trả lời, chưa đủ để gộp; trình bày phân bố. Chưa biết của: {left_out}.",
    "not_pooled.some_left_out": "{label_vi}: gộp trên {weighed} trong {answered} đơn vị đã trả lời, theo {weight_vi}; không tính: {left_out}.",
    "not_pooled.units_differ": "Các đơn vị báo cáo bằng đơn vị tính khác nhau ({units}) nên không cộng.",
    "letters_differ": "{unit_name}, {label_vi}: văn bản mới nhất ghi {now}, văn bản trước ({file}) ghi {before}. Lấy số của văn bản mới nhất.",
    "competing_readings": "{unit_name}, {label_vi}: đang lấy {value}, nhưng cũng có thể đọc là {others}. Cần người xem lại.",
    "low_confidence": "{unit_name}, {label_vi}: đọc được {value}, độ chắc chắn chỉ {percent} %. Cần người xem lại.",
    "unit_slip.far_from_others": "{unit_name}, {label_vi}: {value}, lệch khoảng {factor} lần so với mức giữa của các đơn vị ({median}). Có thể nhầm đơn vị tính.",
    "listed_by_several": "{label_vi}: “{name}” có trong danh sách của nhiều đơn vị: {units}.",
    "target_not_told.no_answers": "Chưa có câu trả lời nào về “{label_vi}”.",
    "target_not_told.few_answers": "Mới có {n}/{asked} đơn vị trả lời về “{label_vi}”, chưa đủ để kết luận cho cả nước.",
    "target_not_told.other_denominator": "Các đơn vị báo cáo tỷ lệ trên một tổng số khác với tổng số của mục tiêu, nên không so sánh được.",
    "target_not_told.between": "{reaching} trên {n} đơn vị đã trả lời đạt mức {target}; không có số chung nên chưa kết luận được.",
    "target_not_told.untold_units": "Còn đơn vị chưa trả lời ({n}/{asked} đã trả lời); tùy các đơn vị đó mà mục tiêu {target} % đạt hay không.",
}
