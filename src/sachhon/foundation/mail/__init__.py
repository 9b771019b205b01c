"""Mail that leaves: queued in the transaction of what it tells of, sent by a job, tried again, never twice by one key.

    mail.queue(to="so@example.vn", subject="…", text="…", key=f"round.{round.pk}.request.{unit.code}")

With `digest_key` a notice is held and leaves with the others of the day as one mail to that person.
"""

from sachhon.foundation.mail.outbox import queue, send_again
from sachhon.foundation.models import OutgoingMail

__all__ = ["OutgoingMail", "queue", "send_again"]
