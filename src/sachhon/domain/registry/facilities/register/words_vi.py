"""What is wrong with a fact of a facility, in Vietnamese."""

WORDS = {
    "facility_fact.too_long": "{label_vi}: dài quá {longest} ký tự. Rút ngắn lại.",
    "facility_fact.wrong_kind": "{label_vi}: “{text}” không đúng kiểu dữ liệu.",
    "facility_fact.tax_code_digits": "{label_vi}: “{text}” có ký tự không phải số. Mã số thuế gồm 10 hoặc 13 chữ số.",
    "facility_fact.tax_code_length": (
        "{label_vi}: “{text}” có {count} chữ số. Mã số thuế gồm 10 chữ số, chi nhánh 13 chữ số."
    ),
    "facility_fact.tax_code_check": (
        "{label_vi}: “{text}” sai số kiểm tra (chữ số thứ mười). Đối chiếu lại với giấy đăng ký doanh nghiệp."
    ),
    "facility_fact.no_province": "{label_vi}: không có tỉnh, thành phố nào là “{text}”.",
    "facility_fact.no_coordinate": "{label_vi}: “{text}” không phải tọa độ. Ghi độ thập phân, ví dụ 13,782.",
    "facility_fact.outside_vietnam": "{label_vi}: “{text}” nằm ngoài lãnh thổ Việt Nam ({low} đến {high}).",
    "facility_fact.coordinates_together": "Nhập cả vĩ độ và kinh độ, hoặc để trống cả hai.",
    "facility_fact.no_vsic": "{label_vi}: “{text}” không phải mã VSIC. Ghi từ 2 đến 5 chữ số.",
    "facility_fact.vsic_not_industry": "{label_vi}: “{text}” không thuộc các ngành công nghiệp (mã từ 05 đến 39).",
    "facility_fact.no_email": "{label_vi}: “{text}” không phải địa chỉ thư điện tử.",
    "facility_fact.no_name": "Nhập tên cơ sở.",
    "facility_fact.applies_since": "Đã ghi năm bắt đầu áp dụng nhưng lại chọn chưa áp dụng sản xuất sạch hơn.",
}
