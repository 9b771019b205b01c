"""Lời của các vấn đề giữa báo cáo và sổ ghi chép, và của danh sách người dự."""

WORDS = {
    "differs_from_records": "{label_vi}: báo cáo ghi {reported}, sổ ghi chép có {recorded}. Sửa số, ghi thêm vào sổ, hoặc nêu lý do.",
    "differs_from_records.year": "{label_vi}, “{column_vi}” năm {year_vi}: báo cáo ghi {reported}, sổ ghi chép có {recorded}. Sửa số, ghi thêm vào sổ, hoặc nêu lý do.",
    "differs_from_records.no_row": "{label_vi}, “{column_vi}” năm {year_vi}: báo cáo chưa có, sổ ghi chép có {recorded}. Bổ sung hoặc nêu lý do.",
    "differs_from_records.nil": "{label_vi}: báo cáo ghi không có, sổ ghi chép có {recorded}. Sửa hoặc nêu lý do.",
    "differs_from_records.unknown": "{label_vi}: báo cáo ghi chưa có số liệu, sổ ghi chép có {recorded}. Sửa hoặc nêu lý do.",
    "participants_no_name": "Bảng không có cột tên doanh nghiệp hoặc đơn vị. Thêm cột “Tên doanh nghiệp” rồi gửi lại.",
    "participants_too_many": "Danh sách quá {limit} dòng. Chia thành nhiều lần.",
    "participant_no_name": "thiếu tên doanh nghiệp hoặc đơn vị nên bỏ qua dòng này.",
    "participant_too_long": "dài quá {longest} ký tự.",
    "participant_people": "“{text}” không phải số người. Nhập số nguyên từ 1.",
    "participant_twice": "“{name}” đã có ở dòng {first}; hai dòng được gộp, số người cộng lại.",
    "tax_code_wrong": "“{text}” không phải mã số thuế. Mã số thuế có 10 số, hoặc 13 số với chi nhánh.",
    "tax_code_lost_zero": "“{text}” có thể đã mất số 0 ở đầu vì ô là số. Đổi ô sang dạng văn bản rồi nhập lại.",
    "tax_code_doubtful": "“{text}” không khớp số kiểm tra của mã số thuế. Vẫn nhận; hãy xem lại.",
}
