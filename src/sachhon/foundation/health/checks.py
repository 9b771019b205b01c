"""The checks: database, disk, workers, queue, mail, ClamAV, backup, audit head, guarded tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.foundation.audit import kept_heads
from sachhon.foundation.backup import last_backup
from sachhon.foundation.files.clamav import alive
from sachhon.foundation.jobs.schedule import SCHEDULED
from sachhon.foundation.jobs.worker import heard_lately
from sachhon.foundation.mail.sending import waiting_since
from sachhon.foundation.models import ChainHead, Job, OutgoingMail, StoredFile
from sachhon.foundation.triggers import guarded_tables
from sachhon.vietnamese.numbers import format_number

SLOW_QUEUE = timedelta(minutes=5)
SLOW_MAIL = timedelta(minutes=30)
OLD_BACKUP = timedelta(hours=36)
OLD_HEAD = timedelta(hours=24)
LITTLE_DISK = 2 * 1024**3
GUARDED = frozenset({"foundation_auditentry"})


class State(StrEnum):
    """How it is."""

    FINE = "fine"
    WARNING = "warning"
    FAILED = "failed"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the page. `words`: what was found; `remedy`: what to do, "" where all is well."""

    label: str
    state: State
    words: str
    remedy: str = ""


def database_answers() -> bool:
    """Whether the database answers a question: all that strangers are told."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        return False


def checks() -> Iterator[Check]:
    """All checks. Where the database does not answer, it is the only line."""
    if not database_answers():
        yield Check(_("Cơ sở dữ liệu"), State.FAILED, _("Không trả lời."), _("Kiểm tra máy chủ cơ sở dữ liệu."))
        return
    now = timezone.now()
    each: tuple[Callable[[datetime], Check], ...] = (
        _database, _disk, _workers, _queue, _mail, _clamav, _backup, _head, _triggers
    )  # fmt: skip
    yield from (check(now) for check in each)


def _database(now: datetime) -> Check:
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    return Check(_("Cơ sở dữ liệu"), State.FINE, _("%(name)s trả lời bình thường.") % {"name": name})


def _disk(now: datetime) -> Check:
    free = shutil.disk_usage(Path(settings.HOME)).free
    words = _("Còn trống %(size)s MB.") % {"size": format_number(free // 1024**2)}
    if free < LITTLE_DISK:
        return Check(_("Ổ đĩa"), State.WARNING, words, _("Dọn bớt hoặc mở rộng ổ đĩa."))
    return Check(_("Ổ đĩa"), State.FINE, words)


def _workers(now: datetime) -> Check:
    label, alive_now = _("Tiến trình xử lý công việc"), heard_lately(now)
    if not alive_now:
        remedy = _("Chạy “sachhon worker”, hoặc khởi động lại máy chủ.")
        return Check(label, State.FAILED, _("Không có tiến trình nào đang chạy."), remedy)
    words = _("Đang chạy: %(count)s.") % {"count": format_number(len(alive_now))}
    return Check(label, State.FINE, words)


def _queue(now: datetime) -> Check:
    label = _("Hàng đợi công việc")
    waiting = Job.objects.filter(state=Job.State.QUEUED).order_by("created_at").first()
    failed = Job.objects.filter(state=Job.State.FAILED, finished_at__gte=now - timedelta(days=1))
    failed_count = failed.exclude(kind__startswith=SCHEDULED).count()
    if waiting and now - waiting.created_at > SLOW_QUEUE:
        words = _("Công việc cũ nhất đã chờ %(minutes)s phút.") % {"minutes": _minutes(now - waiting.created_at)}
        return Check(label, State.WARNING, words, _("Xem trang Công việc; có thể cần thêm tiến trình."))
    if failed_count:
        words = _("%(count)s công việc không thành công trong 24 giờ qua.") % {"count": format_number(failed_count)}
        return Check(label, State.WARNING, words, _("Xem lý do ở trang Công việc rồi chạy lại."))
    return Check(label, State.FINE, _("Không có công việc nào chờ lâu."))


def _mail(now: datetime) -> Check:
    label, since = _("Thư đi"), waiting_since()
    failed = OutgoingMail.objects.filter(
        state=OutgoingMail.State.FAILED, queued_at__gte=now - timedelta(days=7)
    ).count()
    if since and now - since > SLOW_MAIL:
        words = _("Thư cũ nhất đã chờ %(minutes)s phút.") % {"minutes": _minutes(now - since)}
        return Check(label, State.WARNING, words, _("Kiểm tra máy chủ thư (EMAIL_URL)."))
    if failed:
        words = _("%(count)s thư không gửi được trong 7 ngày qua.") % {"count": format_number(failed)}
        return Check(label, State.WARNING, words, _("Xem địa chỉ và lý do ở trang Thư đi."))
    return Check(label, State.FINE, _("Không có thư nào chờ lâu."))


def _clamav(now: datetime) -> Check:
    label = _("Diệt mã độc (ClamAV)")
    if not settings.CLAMAV_SOCKET:
        return Check(label, State.OFF, _("Chưa đặt: tệp tải lên không được quét."), _("Đặt biến CLAMAV_SOCKET."))
    if alive(settings.CLAMAV_SOCKET):
        words = _("ClamAV trả lời bình thường. Chưa quét: %(count)s tệp (gồm cả tệp do hệ thống viết ra).")
        unsearched = StoredFile.objects.filter(scanned="").count()
        return Check(label, State.FINE, words % {"count": format_number(unsearched)})
    return Check(label, State.FAILED, _("ClamAV không trả lời: chưa nhận được tệp nào."), _("Khởi động lại clamd."))


def _backup(now: datetime) -> Check:
    label, last = _("Sao lưu"), last_backup()
    if last is None:
        return Check(
            label, State.WARNING, _("Chưa có bản sao lưu nào."), _("Đặt BACKUP_FOLDER hoặc chạy “sachhon backup”.")
        )
    at = datetime.fromisoformat(last.at)
    words = _("Bản gần nhất lúc %(at)s.") % {"at": f"{timezone.localtime(at):%d/%m/%Y %H:%M}"}
    if now - at > OLD_BACKUP:
        return Check(label, State.WARNING, words, _("Chạy “sachhon backup” và xem vì sao bản tự động không chạy."))
    return Check(label, State.FINE, words)


def _head(now: datetime) -> Check:
    label = _("Nhật ký")
    if not settings.AUDIT_HEAD_FILE:
        return Check(label, State.OFF, _("Mã cuối của nhật ký chưa được cất ở nơi khác."), _("Đặt AUDIT_HEAD_FILE."))
    heads = kept_heads()
    newest = ChainHead.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    if not heads and newest:
        return Check(label, State.WARNING, _("Chưa cất mã cuối nào."), _("Chạy “sachhon audit head”."))
    words = _("%(count)s dòng; mã cuối cất gần nhất ở dòng %(kept)s.") % {
        "count": format_number(newest),
        "kept": format_number(heads[-1].number if heads else 0),
    }
    behind = heads and heads[-1].number < newest and now - datetime.fromisoformat(heads[-1].at) > OLD_HEAD
    return Check(
        label, State.WARNING if behind else State.FINE, words, _("Xem vì sao việc cất không chạy.") if behind else ""
    )


def _triggers(now: datetime) -> Check:
    label, missing = _("Khóa sửa trong cơ sở dữ liệu"), GUARDED - guarded_tables()
    if missing:
        words = _("Thiếu khóa của bảng: %(tables)s.") % {"tables": ", ".join(sorted(missing))}
        return Check(label, State.FAILED, words, _("Báo ngay cho người phụ trách: có thể ai đó đã gỡ."))
    return Check(label, State.FINE, _("Đủ."))


def _minutes(span: timedelta) -> str:
    return format_number(int(span.total_seconds() // 60))
