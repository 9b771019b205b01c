"""E-mails for the tests of intake."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage


def mail(
    sender: str,
    subject: str,
    files: Sequence[tuple[str, bytes]] = (),
    *,
    text: str = "Kính gửi Bộ Công Thương, đơn vị gửi báo cáo kèm theo.",
    number: int = 1,
    **headers: str,
) -> bytes:
    """A message with files; `headers` with underscores for dashes."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "sxsh@moit.gov.vn", subject
    message["Date"], message["Message-ID"] = "Mon, 02 Apr 2018 09:30:00 +0700", f"<{number}.sxsh@example.vn>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
