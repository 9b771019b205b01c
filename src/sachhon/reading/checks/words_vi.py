"""What the reading's findings say, in Vietnamese. One block per owner of checks; add to your own block."""

WORDS: dict[str, str] = {
    # -- answers: item_not_answered, missing_annex, other_subject
    "item_not_answered": "Mục{item} ({title_vi}): chưa trả lời {labels_vi}. Đề nghị bổ sung, hoặc ghi rõ “không có”.",
    "item_not_answered.partly": (
        "Mục{item} ({title_vi}): mới trả lời một phần, còn thiếu {missing} trên {asked} nội dung: {labels_vi}. "
        "Đề nghị bổ sung, hoặc ghi rõ “không có”; ô để trống không được tính là 0."
    ),
    "missing_annex": "Văn bản dẫn tới “{name}” nhưng trong tệp không có phụ lục này. Đề nghị gửi bổ sung.",
    "other_subject": "“{title}”: văn bản này không trả lời biểu mẫu báo cáo nào trong danh mục; không có câu trả lời nào được đọc.",
    "other_subject.asked": (
        "“{title}”: văn bản này nói về việc khác, không phải trả lời biểu mẫu {template}; không có câu trả lời nào được đọc. "
        "Đề nghị kiểm tra lại tệp."
    ),
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
    "ocr_fault.garbage": ("Bản quét có {count} chỗ ký tự hỏng, ví dụ {words}. Đề nghị đối chiếu với bản gốc."),
    # -- plan: sum_mismatch, unit_slip, task_two_numbers, task_two_periods, funded_outside_period, task_without_budget,
    #    budget_without_task, numbering
    "sum_mismatch": "Tổng ghi {stated} đồng nhưng các phần cộng lại là {computed} đồng.",
    "sum_mismatch.years": (
        "Dòng “{row}”: tổng ghi {stated} đồng, cộng các năm được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô {cell_column} của dòng này là {mended} đồng thì khớp."
    ),
    "sum_mismatch.years_part": (
        "Dòng “{row}”: tổng ghi {stated} đồng, cộng các năm được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô {cell_column} của dòng “{cell_row}” là {mended} đồng thay vì {cell} đồng thì khớp {sums} phép cộng."
    ),
    "sum_mismatch.sources": (
        "Dòng “{row}”: tổng ghi {stated} đồng, cộng các nguồn được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô {cell_column} của dòng này là {mended} đồng thì khớp."
    ),
    "sum_mismatch.sources_part": (
        "Dòng “{row}”: tổng ghi {stated} đồng, cộng các nguồn được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô {cell_column} của dòng “{cell_row}” là {mended} đồng thay vì {cell} đồng thì khớp {sums} phép cộng."
    ),
    "sum_mismatch.group": (
        "Nhóm “{row}”, cột {column}: ghi {stated} đồng, cộng các dòng của nhóm được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô này là {mended} đồng thì khớp."
    ),
    "sum_mismatch.group_part": (
        "Nhóm “{row}”, cột {column}: ghi {stated} đồng, cộng các dòng của nhóm được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô {cell_column} của dòng “{cell_row}” là {mended} đồng thay vì {cell} đồng thì khớp {sums} phép cộng."
    ),
    "sum_mismatch.column": (
        "Dòng “{row}”, cột {column}: ghi {stated} đồng, cộng các dòng được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô này là {mended} đồng thì khớp."
    ),
    "sum_mismatch.column_part": (
        "Dòng “{row}”, cột {column}: ghi {stated} đồng, cộng các dòng được {computed} đồng (lệch {gap} đồng). "
        "Nếu ô {cell_column} của dòng “{cell_row}” là {mended} đồng thay vì {cell} đồng thì khớp {sums} phép cộng."
    ),
    "sum_mismatch.text": (
        "Tổng ghi {stated} đồng nhưng {count} nguồn kể sau đó cộng lại là {computed} đồng (lệch {gap} đồng). "
        "Đề nghị sửa tổng thành {computed} đồng hoặc kiểm tra lại từng nguồn."
    ),
    "unit_slip": "{stated} đồng và {computed} đồng lệch nhau đúng bội số của 1.000. Đề nghị kiểm tra lại đơn vị tính.",
    "unit_slip.sum": (
        "Dòng “{row}”, cột {column}: ghi {stated} đồng, các phần cộng lại là {computed} đồng, lệch đúng bội số của 1.000. "
        "Có thể nhầm đơn vị tính; đề nghị kiểm tra lại."
    ),
    "unit_slip.outlier": (
        "Dòng “{row}”, cột {column}: {stated} đồng lớn gấp hàng trăm lần các ô khác của bảng. "
        "Có thể phải là {computed} đồng (nhầm nghìn với triệu); đề nghị kiểm tra lại."
    ),
    "unit_slip.text": (
        "Tổng ghi {stated} đồng, các nguồn kể sau đó cộng lại là {computed} đồng, lệch đúng bội số của 1.000. "
        "Có thể nhầm đơn vị tính; đề nghị kiểm tra lại."
    ),
    "unit_slip.table": (
        "Phần lời ghi {stated} đồng, bảng kinh phí ghi tổng {computed} đồng, lệch đúng bội số của 1.000. "
        "Có thể nhầm đơn vị tính; đề nghị kiểm tra lại."
    ),
    "unit_slip.price": (
        "Dòng “{row}”, năm {year}: {quantity} × {price} đồng là {computed} đồng nhưng bảng ghi {stated} đồng. "
        "Có thể nhầm đơn vị tính; đề nghị kiểm tra lại."
    ),
    "unit_price_mismatch": (
        "Dòng “{row}”, năm {year}: {quantity} × {price} đồng là {computed} đồng nhưng bảng ghi {stated} đồng. "
        "Đề nghị kiểm tra lại số lượng, đơn giá hoặc kinh phí."
    ),
    "quantity_contradiction": (
        "Phần lời nêu mỗi năm {count} {thing}, nhưng dòng “{row}” của bảng kinh phí chỉ có {total} trong cả {years} năm. "
        "Đề nghị thống nhất số lượng."
    ),
    "task_two_numbers": "“{title}” mang hai số thứ tự: {first} và {second}. Đề nghị thống nhất.",
    "task_two_numbers.budget": (
        "“{title}” là nhiệm vụ số {first} trong danh mục nhiệm vụ nhưng là dòng số {second} trong bảng kinh phí. "
        "Đề nghị thống nhất số thứ tự."
    ),
    "task_two_numbers.tasks": (
        "“{title}” có mặt hai lần trong danh mục nhiệm vụ, với số {first} và số {second}. Đề nghị bỏ một dòng hoặc ghi rõ "
        "điểm khác nhau."
    ),
    "task_two_periods": "“{title}” có hai thời gian thực hiện: “{first}” và “{second}”. Đề nghị thống nhất.",
    "funded_outside_period": "Kinh phí của “{task}” không khớp thời gian thực hiện ({period}): {years}.",
    "funded_outside_period.outside": (
        "Nhiệm vụ “{task}” thực hiện “{period}” nhưng bảng kinh phí bố trí {vnd} đồng ngoài thời gian đó (năm {years}). "
        "Đề nghị sửa thời gian thực hiện hoặc năm bố trí kinh phí."
    ),
    "funded_outside_period.unfunded": (
        "Nhiệm vụ “{task}” thực hiện “{period}” nhưng bảng kinh phí không bố trí kinh phí năm {years}. "
        "Đề nghị bổ sung kinh phí hoặc sửa thời gian thực hiện."
    ),
    "task_without_budget": (
        "Nhiệm vụ “{task}” không có dòng nào trong bảng kinh phí. Đề nghị bổ sung kinh phí hoặc ghi rõ không cần kinh phí."
    ),
    "budget_without_task": (
        "Dòng kinh phí “{row}” không ứng với nhiệm vụ nào trong danh mục. Đề nghị bổ sung nhiệm vụ hoặc bỏ dòng kinh phí."
    ),
    "numbering": "Số thứ tự {number} (“{title}”) không đúng trình tự; đáng lẽ là {expected}.",
    "numbering.table_repeat": (
        "Trong bảng, số {number} (“{title}”) lặp lại sau số {before}; đáng lẽ là {expected}. Đề nghị đánh lại số."
    ),
    "numbering.table_skip": (
        "Trong bảng, sau số {before} là số {number} (“{title}”); thiếu số {expected}. Đề nghị kiểm tra có sót dòng không."
    ),
    "numbering.table_first": (
        "Trong bảng, nhóm “{group}” bắt đầu từ số {number} (“{title}”); thiếu số {expected}. "
        "Đề nghị kiểm tra có sót dòng không."
    ),
    "numbering.heading_repeat": (
        "Đề mục số {number} (“{title}”) lặp lại sau số {before}; đáng lẽ là {expected}. Đề nghị đánh lại số."
    ),
    "numbering.heading_skip": (
        "Sau đề mục số {before} là số {number} (“{title}”); thiếu số {expected}. Đề nghị kiểm tra có sót mục không."
    ),
    "numbering.heading_first": "Đề mục đầu tiên mang số {number} (“{title}”); thiếu số {expected}.",
    # -- quantities: differs_from_strategy, ambiguous_number, share_contradiction
    "ambiguous_number": (
        "“{words}” có thể đọc là {one} hoặc {other}; số này không được lấy. Đề nghị viết theo cách Việt Nam: "
        "dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân."
    ),
    "ambiguous_number.taken": (
        "“{words}” có thể đọc là {one} hoặc {other}; được lấy là {one}, theo cách viết Việt Nam. Đề nghị kiểm tra lại."
    ),
    "ambiguous_number.words": (
        "“{words}”: số viết bằng chữ và số viết bằng chữ số khác nhau ({one} và {other}); số này không được lấy. "
        "Đề nghị ghi thống nhất."
    ),
    "differs_from_strategy.who": (
        "“{words}”: mục tiêu này nói về “{subject}”, còn {act} đặt ra cho “{national}” (đến năm {year}). "
        "Đề nghị xem lại đối tượng của mục tiêu."
    ),
    "differs_from_strategy.what": (
        "“{words}”: nội dung này khác mục tiêu của {act} đến năm {year} là “{national}”. "
        "Đề nghị xác nhận đây là chủ ý của địa phương."
    ),
    "differs_from_strategy.lower": (
        "“{words}”: mức {value}% thấp hơn mức {asked}% mà {act} đặt ra đến năm {year} cho “{national}”. "
        "Đề nghị xác nhận, hoặc nêu lý do."
    ),
    "differs_from_strategy.higher": (
        "“{words}”: mức {value}% khác (cao hơn) mức {asked}% mà {act} đặt ra đến năm {year} cho “{national}”."
    ),
    "differs_from_strategy.later": (
        "{count} mục tiêu lấy mốc năm {by}, còn {act} đặt ra cùng các chỉ tiêu này đến năm {year}. "
        "Đề nghị xem lại mốc thời gian, hoặc mức phấn đấu cho giai đoạn mới."
    ),
    "differs_from_strategy.earlier": (
        "{count} mục tiêu lấy mốc năm {by}, sớm hơn mốc năm {year} của {act}. Đề nghị xác nhận mốc thời gian."
    ),
    "share_contradiction.part": (
        "{part}/{whole} bằng {computed}%, nhưng văn bản ghi {stated}%. Đề nghị kiểm tra lại số đếm hoặc tỷ lệ."
    ),
    "share_contradiction.rounded": (
        "{part}/{whole} bằng {computed}%, văn bản ghi {stated}%: có thể do làm tròn. Đề nghị kiểm tra lại."
    ),
    "share_contradiction.total": (
        "{count} {unit} chiếm {share}% thì tổng số phải vào khoảng {total}, nhưng văn bản ghi tổng số là {stated}. "
        "Đề nghị kiểm tra lại ba con số này."
    ),
    "share_contradiction.implied": (
        "{count} {unit} chiếm {share}% có nghĩa là tổng số vào khoảng {total}; văn bản không ghi tổng số này. "
        "Đề nghị bổ sung tổng số để đối chiếu."
    ),
    "share_contradiction.implied_against": (
        "{count} {unit} chiếm {share}% có nghĩa là tổng số vào khoảng {total}. Theo đó: {others}; trong khi số lớn nhất "
        "được nêu là {largest} {largest_unit}. Đề nghị ghi rõ tổng số và kiểm tra lại các tỷ lệ."
    ),
    "share_contradiction.targets": (
        "Mục tiêu {applying}% cơ sở áp dụng lớn hơn mục tiêu {aware}% cơ sở nhận thức được lợi ích trong cùng một năm: "
        "cơ sở áp dụng phải nằm trong số đã nhận thức. Đề nghị xem lại."
    ),
    # -- sources: what is wrong with the file itself
}
