"""What refusals of filled blanks say, in Vietnamese."""

WORDS: dict[str, str] = {
    "not_a_blank.damaged": "Tệp hỏng hoặc không phải biểu mẫu của hệ thống. Tải lại biểu mẫu trống và chép số liệu sang.",
    "not_a_blank.encrypted": "Tệp có mật khẩu nên không đọc được. Bỏ mật khẩu rồi gửi lại.",
    "not_a_blank.no_mark": "Tệp không mang dấu của biểu mẫu. Có thể trang ẩn đã bị xóa: tải lại biểu mẫu trống và chép số liệu sang.",
    "not_a_blank.unknown_template": "Tệp thuộc biểu mẫu “{template}” mà hệ thống không có. Xem danh sách biểu mẫu rồi tải đúng biểu mẫu.",
    "not_a_blank.unknown_format": "Tệp “{name}” không phải biểu mẫu Excel, Word hay JSON.",
    "not_a_blank.not_json": "Tệp JSON không đọc được: {reason}",
    "outdated_blank": "Biểu mẫu phiên bản {version}, hiện dùng phiên bản {current}. Đã chuyển các chỉ tiêu còn giữ; chỉ tiêu không còn được nêu riêng.",
    "cell_refused.lost": "“{what}” không còn trong biểu mẫu hiện nay; nội dung “{text}” không được lấy. Chuyển tay nếu còn cần.",
    "cell_refused.date": "{label}: “{text}” là ngày, cần chữ hoặc số. Ghi lại đúng kiểu.",
    "cell_refused.not_whole": "{label}: “{text}” không phải số nguyên.",
    "cell_refused.not_a_state": "{label}: “{text}” không phải “Không có” hay “Chưa có số liệu”.",
    "cell_refused.not_a_money_unit": "{label}: không hiểu đơn vị tiền “{text}”. Chọn đồng, nghìn đồng, triệu đồng hoặc tỷ đồng; số tiền chưa được lấy.",
    "cell_refused.two_answers": "{label}: vừa có “{text}” vừa chọn “{other}”. Giữ một trong hai.",
    "cell_refused.no_header": "{label}: không tìm thấy hàng tiêu đề của bảng. Tải lại biểu mẫu trống và chép số liệu sang.",
    "controls_lost": "Các ô điền của biểu mẫu Word đã mất (tệp được lưu bằng chương trình khác): số liệu được đọc theo câu chữ, hãy kiểm tra từng giá trị.",
}
