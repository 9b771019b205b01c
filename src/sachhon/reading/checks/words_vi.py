"""What the reading's findings say, in Vietnamese. One block per owner of checks; add to your own block."""

WORDS: dict[str, str] = {
    # -- answers: item_not_answered, missing_annex, other_subject
    # -- letter: impossible_date, unusual_place, ocr_fault
    "impossible_date.later": (
        "{cited} ghi ngày {date}, sau ngày {own} của chính văn bản này. Đề nghị kiểm tra lại ngày, tháng, năm của văn bản "
        "được dẫn."
    ),
    "impossible_date.two_dates": (
        "{cited} được dẫn với hai ngày khác nhau: {date} và {other}. Đề nghị đối chiếu với văn bản gốc và sửa cho thống nhất."
    ),
    "impossible_date.known": (
        "{cited} được ban hành ngày {known}, nhưng ở đây ghi {date}. Đề nghị sửa lại ngày của văn bản được dẫn."
    ),
    "impossible_date.number_year": (
        "{cited} mang năm {year} trong số hiệu nhưng ghi ngày {date}. Đề nghị kiểm tra lại số hiệu hoặc ngày."
    ),
    "impossible_date.own": (
        "Phụ lục ghi văn bản {cited} ngày {date}, còn phần đầu văn bản ghi ngày {own}. Đề nghị ghi thống nhất một ngày."
    ),
    "impossible_date.no_such_day": "Không có “{date}” trong lịch. Đề nghị kiểm tra lại ngày, tháng.",
    "unusual_place.number": (
        "Văn bản không có dòng “Số:”; số {value} được lấy từ chú dẫn “Kèm theo …” của phụ lục. Đề nghị đối chiếu với bản gốc."
    ),
    "unusual_place.date": (
        "Phần đầu văn bản không ghi đủ ngày, tháng, năm; ngày {value} được lấy từ chú dẫn “Kèm theo …” của phụ lục. "
        "Đề nghị đối chiếu với bản gốc."
    ),
    "ocr_fault.number": "Số văn bản không đọc được trên bản quét ({words}). Đề nghị nhập số theo bản gốc.",
    "ocr_fault.handwriting": (
        "Bản quét có {count} chỗ viết tay hoặc đóng dấu trong số, ngày hoặc dấu đến ({words}). Đề nghị đối chiếu với bản gốc."
    ),
    "ocr_fault.torn": (
        "Bản quét tách rời các chữ cái ở {count} chỗ, ví dụ {words}. Các giá trị đọc được quanh đó cần được đối chiếu với bản gốc."
    ),
    "ocr_fault.garbage": (
        "Bản quét có {count} chỗ ký tự hỏng, ví dụ {words}. Đề nghị đối chiếu với bản gốc."
    ),
    # -- plan: sum_mismatch, unit_slip, task_two_numbers, task_two_periods, funded_outside_period, task_without_budget,
    #    budget_without_task, numbering
    # -- quantities: differs_from_strategy, ambiguous_number, share_contradiction
    # -- sources: what is wrong with the file itself
}
