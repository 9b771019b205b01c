"""What is wrong with a template file, in Vietnamese."""

WORDS = {
    "template_error.not_yaml": "{file}:{line}:{column}: tệp không đúng cú pháp YAML ({problem}). Hãy sửa tại vị trí này.",
    "template_error.empty_file": "{file}:{line}:{column}: tệp biểu mẫu trống.",
    "template_error.not_a_mapping": "{file}:{line}:{column}: chỗ này phải là các cặp “khóa: giá trị”.",
    "template_error.not_a_list": "{file}:{line}:{column}: “{key}” phải là một danh sách.",
    "template_error.not_a_text": "{file}:{line}:{column}: “{key}” phải là một chuỗi chữ.",
    "template_error.not_a_number": "{file}:{line}:{column}: “{key}” phải là một số, không phải “{value}”.",
    "template_error.not_a_date": "{file}:{line}:{column}: “{key}” phải là ngày dạng 2018-03-12, không phải “{value}”.",
    "template_error.not_one_of": "{file}:{line}:{column}: “{key}” không nhận “{value}”; chỉ nhận: {allowed}.",
    "template_error.key_twice": "{file}:{line}:{column}: khóa “{key}” viết hai lần trong cùng một mục.",
    "template_error.key_missing": "{file}:{line}:{column}: thiếu khóa “{key}”.",
    "template_error.key_empty": "{file}:{line}:{column}: khóa “{key}” để trống.",
    "template_error.key_unknown": "{file}:{line}:{column}: không có khóa “{key}”; gần nhất là: {near}.",
    "template_error.id_twice": "{file}:{line}:{column}: mã “{id}” ({kind}) đã dùng ở trên; mỗi mã chỉ dùng một lần.",
    "template_error.reference_unknown": "{file}:{line}:{column}: không tìm thấy “{id}” ({kind}).",
    "template_error.table_columns": "{file}:{line}:{column}: chỉ trường kiểu bảng mới có cột, và bảng phải có cột: “{id}”.",
    "template_error.options_missing": "{file}:{line}:{column}: “{id}” là kiểu chọn từ danh sách nhưng chưa có danh sách.",
    "template_error.not_an_expression": "{file}:{line}:{column}: biểu thức không hợp lệ ({problem}).",
}
