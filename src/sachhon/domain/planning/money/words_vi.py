"""What the findings on a budget's money say, in Vietnamese."""

WORDS: dict[str, str] = {
    "budget_sum": "{where_vi} ghi {stated} đồng; các tổng có liên quan chỉ khớp khi ô này là {should} đồng ({sums} phép cộng).",
    "budget_sum.blank": "{where_vi} để trống; các tổng có liên quan chỉ khớp khi ô này là {should} đồng ({sums} phép cộng).",
    "budget_sum.quantity": "{where_vi} ghi {stated}; số lượng × đơn giá chỉ bằng kinh phí khi ô này là {should}.",
    "budget_sum.price": "{where_vi} là {stated} đồng; số lượng × đơn giá chỉ bằng kinh phí khi đơn giá là {should} đồng.",
    "budget_sum.open": "{where_vi} ghi {stated} đồng nhưng cộng lại được {should} đồng; không ô nào đứng một mình giải thích được chênh lệch.",
    "budget_part": "{where_vi} ghi {stated} đồng, nhiều hơn ngân sách địa phương của cùng dòng ({should} đồng): khuyến công là một phần của ngân sách địa phương.",
    "norm_share.alone": (
        "“{row}”: ngân sách nhà nước trả {percent}% chi phí ({state} đồng trên {cost} đồng, {each} đồng một cơ sở), không có phần của "
        "doanh nghiệp. Hỗ trợ đánh giá tối đa {most_percent}% chi phí và {most} đồng một cơ sở ({act}{status_vi}; nguồn tin cậy ở mức {certainty_vi})."
    ),
    "norm_share": (
        "“{row}”: ngân sách nhà nước trả {percent}% chi phí ({state} đồng trên {cost} đồng). "
        "Hỗ trợ đánh giá tối đa {most_percent}% chi phí ({act}{status_vi}; nguồn tin cậy ở mức {certainty_vi})."
    ),
    "norm_amount": (
        "“{row}”: hỗ trợ {each} đồng một cơ sở ({state} đồng cho {count} cơ sở). "
        "Mức tối đa là {most} đồng một cơ sở ({act}{status_vi}; nguồn tin cậy ở mức {certainty_vi})."
    ),
}
