"""Lời của các vấn đề về chính tệp được đọc: chuyện gì, ở đâu, làm gì."""

WORDS = {
    "file_missing": "Không mở được tệp “{name}”. Hãy kiểm tra đường dẫn và quyền đọc tệp.",
    "empty_file": "Tệp “{name}” rỗng, không có nội dung. Hãy gửi lại tệp đầy đủ.",
    "unknown_format": (
        "Nội dung tệp “{name}” không thuộc định dạng nào đọc được. Hãy gửi tệp Word (.docx), Excel (.xlsx), PDF, "
        "văn bản (.txt), trang web (.html) hoặc thư điện tử (.eml)."
    ),
    "unknown_format.archive": "Tệp “{name}” là tệp nén. Hãy giải nén rồi gửi từng tệp bên trong.",
    "unknown_format.slides": "Tệp “{name}” là bản trình chiếu, không phải văn bản. Hãy gửi văn bản Word, Excel hoặc PDF.",
    "unknown_format.outlook": "Tệp “{name}” là thư của Outlook (.msg). Hãy lưu thư thành .eml hoặc gửi tệp đính kèm.",
    "unknown_format.encoding": (
        "Không nhận ra bảng mã chữ của tệp “{name}” (đã thử Unicode, TCVN3, VNI, Windows-1258). "
        "Hãy lưu lại tệp theo bảng mã UTF-8."
    ),
    "wrong_extension": "Tệp “{name}” có đuôi .{extension} nhưng nội dung là {format}; đã đọc theo nội dung.",
    "damaged_file": "Tệp “{name}” bị hỏng hoặc bị cắt cụt, không đọc được trọn vẹn nên không đọc. Hãy gửi lại tệp gốc.",
    "damaged_file.nested": "Tệp “{name}” có bảng hoặc khung lồng nhau sâu bất thường nên không đọc. Hãy gửi lại tệp gốc.",
    "encrypted_file": "Tệp “{name}” được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
    "macro_file": (
        "Tệp “{name}” chứa macro nên không được mở. Hãy lưu lại thành tệp không có macro (.docx, .xlsx) rồi gửi lại."
    ),
    "zip_bomb": "Tệp “{name}” khi giải nén lớn bất thường (giới hạn {limit_mb} MB) nên không đọc. Hãy gửi lại tệp gốc.",
    "xml_doctype": (
        "Tệp “{name}” chứa khai báo DOCTYPE/thực thể XML mà tệp văn phòng không bao giờ có; vì an toàn nên không đọc. "
        "Hãy mở bằng Word hoặc Excel, lưu lại rồi gửi."
    ),
    "too_large": "Tệp “{name}” lớn hơn giới hạn {limit_mb} MB. Hãy chia nhỏ, hoặc bỏ bớt ảnh rồi gửi lại.",
    "too_large.part": "Một phần bên trong tệp “{name}” lớn hơn giới hạn {limit_mb} MB. Hãy chia nhỏ tệp rồi gửi lại.",
    "too_large.pages": "Tệp “{name}” có hơn {limit} trang. Hãy tách riêng phần trả lời rồi gửi lại.",
    "too_large.cells": "Một trang tính của tệp “{name}” có hơn {limit} ô. Hãy tách riêng phần trả lời rồi gửi lại.",
    "too_large.pixels": "Ảnh “{name}” lớn hơn {limit} triệu điểm ảnh. Hãy quét lại ở 300 dpi.",
    "no_text": "Tệp “{name}” mở được nhưng không có chữ nào. Hãy kiểm tra lại tệp đã gửi.",
    "no_text.pictures": (
        "Tệp “{name}” chỉ có ảnh ({count} ảnh), không có chữ. Hãy gửi văn bản gốc, hoặc gửi các ảnh dưới dạng PDF hay PNG "
        "để nhận dạng chữ."
    ),
    "pictures_unread": (
        "Tệp “{name}” có {count} ảnh và rất ít chữ: có thể văn bản được dán vào dưới dạng ảnh. "
        "Chữ trong ảnh chưa được đọc; hãy gửi văn bản gốc."
    ),
    "ocr_missing": (
        "Tệp “{name}” là bản quét (ảnh), cần phần mềm nhận dạng chữ nhưng máy chưa cài. Hãy cài Tesseract kèm dữ liệu "
        "tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie), hoặc gửi bản gốc dạng Word."
    ),
    "ocr_missing.pages": (
        "Các trang {pages} của tệp “{name}” là ảnh và chưa được đọc vì máy chưa cài phần mềm nhận dạng chữ (tesseract-ocr, "
        "tesseract-ocr-vie). Nội dung đọc được không gồm các trang này."
    ),
    "ocr_used": (
        "{pages} trang của tệp “{name}” được đọc bằng nhận dạng chữ (OCR). Chữ thường đúng, nhưng bảng biểu trong bản quét "
        "đọc kém: hãy đối chiếu các số liệu với bản gốc."
    ),
    "ocr_failed": "Phần mềm nhận dạng chữ không đọc được tệp “{name}”. Hãy quét lại rõ hơn hoặc gửi bản gốc dạng Word.",
    "office_missing": (
        "Tệp “{name}” ở định dạng cũ (.{format}), cần LibreOffice để đọc nhưng máy chưa cài. Hãy cài LibreOffice, "
        "hoặc lưu lại tệp thành .docx rồi gửi."
    ),
    "office_failed": "LibreOffice không chuyển đổi được tệp “{name}”. Hãy mở tệp, lưu lại thành .docx rồi gửi.",
    "tracked_changes": (
        "Tệp “{name}” còn {count} chỗ sửa đang theo dõi (Track Changes). Đã đọc theo nội dung sau khi sửa: chữ thêm được "
        "giữ, chữ xóa bị bỏ. Hãy chấp nhận hoặc hủy các chỗ sửa trước khi gửi bản chính thức."
    ),
    "comments": "Tệp “{name}” có {count} ghi chú bên lề (comment); ghi chú không được đọc vào nội dung.",
    "hidden_text": "Tệp “{name}” có {count} đoạn chữ ẩn; chữ ẩn không được đọc vào nội dung.",
    "hidden_sheets": "Tệp “{name}” có {count} trang tính ẩn; trang tính ẩn không được đọc.",
    "legacy_encoding": "Chữ trong tệp “{name}” theo bảng mã {encoding}; đã chuyển sang Unicode để đọc.",
    "attachment_unread": "Không đọc được tệp đính kèm “{attachment}” của thư “{name}”; lý do nêu ở vấn đề kế tiếp.",
    "attachments_left": "Thư “{name}” có quá nhiều tệp đính kèm; còn {count} tệp chưa được đọc.",
    "mail_too_deep": "Thư “{name}” nằm trong quá {limit} lớp thư chuyển tiếp nên không đọc. Hãy gửi riêng thư gốc.",
}
