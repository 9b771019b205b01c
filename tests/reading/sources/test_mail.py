"""E-mails with attachments."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from sachhon.reading.sources import Limits
from tests.reading.sources.build import codes, docx, lines, p, read, refusal, rows

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def mail(
    body: str = "Kính gửi Bộ Công Thương\r\n\r\nXin gửi báo cáo.\r\n", subject: str = "Báo cáo SXSH"
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Sở Công Thương <sct@example.gov.vn>"
    message["To"] = "nhan@example.gov.vn"
    message["Date"] = "Tue, 24 Apr 2018 08:00:00 +0700"
    message["Subject"] = subject
    message.set_content(body)
    return message


def attach(message: EmailMessage, name: str, data: bytes, kind: str = WORD) -> None:
    main, sub = kind.split("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)


def test_headers_body_and_attachments() -> None:
    message = mail()
    attach(message, "Báo cáo.docx", docx(p("Số: 12/BC-UBND")))
    attach(message, "bảng.txt", "Phụ lục kèm theo".encode(), "text/plain")
    source = read(message.as_bytes(), "thu.eml")
    assert source.format == "eml"
    assert lines(source) == [
        "Date: Tue, 24 Apr 2018 08:00:00 +0700",
        "Subject: Báo cáo SXSH",
        "Kính gửi Bộ Công Thương",
        "Xin gửi báo cáo.",
        "Số: 12/BC-UBND",
        "Phụ lục kèm theo",
    ]
    assert lines(source, "mark") == [
        "From: Sở Công Thương <sct@example.gov.vn>",
        "To: nhan@example.gov.vn",
        "[Báo cáo.docx]",
        "[bảng.txt]",
    ]
    assert source.attached_at is not None
    assert source.text[source.attached_at :].startswith("[Báo cáo.docx]")
    assert [(inner.name, inner.format, inner.text.strip()) for inner in source.attachments] == [
        ("Báo cáo.docx", "docx", "Số: 12/BC-UBND"),
        ("bảng.txt", "txt", "Phụ lục kèm theo"),
    ]
    assert source.notices == ()


def test_plain_text_goes_before_html_and_html_alone_is_read() -> None:
    message = mail("Bản chữ")
    message.add_alternative("<p>Bản <b>HTML</b></p><table><tr><td>a</td><td>b</td></tr></table>", subtype="html")
    source = read(message.as_bytes(), "thu.eml")
    assert "Bản chữ" in source.text
    assert "HTML" not in source.text
    only = mail(" ")
    only.add_alternative("<p>Bản <b>HTML</b></p><table><tr><td>a</td><td>b</td></tr></table>", subtype="html")
    source = read(only.as_bytes(), "thu.eml")
    assert lines(source)[-1] == "Bản HTML"
    assert rows(source) == [["a", "b"]]


def test_an_attachment_that_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    message = mail()
    attach(message, "hong.docx", docx(p("x" * 4000))[:200])
    attach(message, "tot.docx", docx(p("Thân")))
    source = read(message.as_bytes(), "thu.eml")
    assert [inner.name for inner in source.attachments] == ["tot.docx"]
    assert [finding.code for finding in source.notices] == ["attachment_unread", "damaged_file"]
    assert source.notices[0].params == {"name": "thu.eml", "attachment": "hong.docx"}
    assert source.notices[1].params["name"] == "hong.docx"


def test_names_of_attachments_are_no_paths() -> None:
    message = mail()
    attach(message, "../../etc/thu.docx", docx(p("Thân")))
    attach(message, "C:\\tam\\thu2.docx", docx(p("Thân")))
    assert [inner.name for inner in read(message.as_bytes(), "thu.eml").attachments] == ["thu.docx", "thu2.docx"]


def test_forwarded_mails_are_read_to_a_depth() -> None:
    message = mail(subject="Thư 0")
    for level in range(1, 6):
        outer = mail(subject=f"Thư {level}")
        outer.add_attachment(message)
        message = outer
    source = read(message.as_bytes(), "thu.eml")
    depth, reached = 1, source
    while reached.attachments:
        reached, depth = reached.attachments[0], depth + 1
    assert depth == Limits().mail_depth
    assert [finding.code for finding in reached.notices] == ["attachment_unread", "mail_too_deep"]


def test_too_many_attachments_are_said() -> None:
    message = mail()
    for number in range(4):
        attach(message, f"{number}.txt", "chữ".encode(), "text/plain")
    source = read(message.as_bytes(), "thu.eml", Limits(attachments=3))
    assert len(source.attachments) == 3
    assert codes(source)["attachments_left"].params["count"] == 1


def test_bodies_of_wrong_charsets_do_not_hurt() -> None:
    raw = b"From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=khong-co\r\n\r\nKinh gui\r\n"
    assert lines(read(raw, "thu.eml"))[-1] == "Kinh gui"
    raw = b"From: =?utf-8?Q?=FF=FE?= <a@b.vn>\r\nSubject: =?x?B?!!?=\r\nMIME-Version: 1.0\r\n\r\nThan\r\n"
    assert lines(read(raw, "thu.eml"))[-1] == "Than"


def test_a_mail_without_anything() -> None:
    raw = b"From: a@b.vn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n  \r\n"
    assert refusal(raw, "thu.eml").code == "no_text"
