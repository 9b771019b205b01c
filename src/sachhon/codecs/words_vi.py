"""What refusals of filled blanks say, in Vietnamese."""

WORDS: dict[str, str] = {
    "not_a_blank.damaged": "Tệp hỏng hoặc không phải biểu mẫu của hệ thống. Tải lại biểu mẫu trống và chép số liệu sang.",
    "not_a_blank.encrypted": "Tệp có mật khẩu nên không đọc được. Bỏ mật khẩu rồi gửi lại.",
    "not_a_blank.no_mark": "Tệp không mang dấu của biểu mẫu (trang tính ẩn hoặc cột ẩn có thể đã bị xóa). Tải lại biểu mẫu trống và chép số liệu sang.",
    "not_a_blank.unknown_template": "Tệp thuộc biểu mẫu “{template}” mà hệ thống không có. Xem danh sách biểu mẫu rồi tải đúng biểu mẫu.",
    "not_a_blank.unknown_format": "Tệp “{name}” không phải biểu mẫu Excel, Word hay JSON.",
    "not_a_blank.not_json": "Tệp JSON không đọc được: {reason}",
    "outdated_blank": "Biểu mẫu phiên bản {version}, hiện dùng phiên bản {current}. Đã chuyển các chỉ tiêu còn giữ; chỉ tiêu không còn được nêu riêng.",
    "place_lost": "{count} chỉ tiêu không có chỗ trong tệp nên chưa trả lời (hàng hoặc trang đã bị xóa, hoặc biểu mẫu cũ): {labels_vi}.",
    "controls_lost": "Các ô điền của biểu mẫu Word đã mất (tệp được lưu bằng chương trình khác): số liệu được đọc theo câu chữ, hãy kiểm tra từng giá trị.",
    "cell_refused.lost": "“{what}” không còn trong biểu mẫu hiện nay; nội dung “{text}” không được lấy. Chuyển tay nếu còn cần.",
    "cell_refused.date": "{label_vi}: “{text}” là ngày hoặc giờ, cần chữ hoặc số. Ghi lại đúng kiểu.",
    "cell_refused.not_whole": "{label_vi}: “{text}” không phải số nguyên. Ghi lại số nguyên.",
    "cell_refused.not_a_state": "{label_vi}: “{text}” không phải “Không có” hay “Chưa có số liệu”. Chọn lại trong danh sách.",
    "cell_refused.not_a_money_unit": "{label_vi}: không hiểu đơn vị tiền “{text}”. Chọn đồng, nghìn đồng, triệu đồng hoặc tỷ đồng; số tiền chưa được lấy.",
    "cell_refused.two_answers": "{label_vi}: vừa có “{text}” vừa có “{other}”. Giữ một trong hai.",
    "cell_refused.twice": "{label_vi}: được trả lời ở hai chỗ; “{text}” ở chỗ này không được lấy. Xóa một chỗ.",
    "cell_refused.beside": "{label_vi}: “{text}” ghi cạnh ô điền không được lấy; đã lấy “{taken}”. Ghi vào phần nhận xét nếu cần.",
    "cell_refused.broken": "{label_vi}: công thức trong ô báo lỗi hoặc chưa được tính. Ghi lại bằng số.",
    "cell_refused.no_header": "{label_vi}: không tìm thấy hàng tiêu đề của bảng. Tải lại biểu mẫu trống và chép số liệu sang.",
}
