"""Lời từ chối tệp tải lên, ngoài những lời đã có của phần đọc."""

WORDS = {
    "program_file": "Tệp “{name}” có đuôi của chương trình (.{extension}) nên không được nhận. Hãy gửi văn bản Word, Excel hoặc PDF.",
    "infected_file": "Tệp “{name}” nhiễm mã độc ({virus}) nên không được nhận. Hãy diệt mã độc trên máy của anh/chị rồi gửi bản sạch.",
    "not_searched": "Chưa nhận tệp “{name}” vì phần mềm diệt mã độc của hệ thống đang không trả lời. Hãy thử lại sau ít phút; nếu vẫn vậy, báo cho quản trị của Bộ.",
}
