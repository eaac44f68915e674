"""Which troubles may pass, and how long to wait."""

import smtplib
from datetime import timedelta

MOST_TRIES = 5
STUCK_AFTER = timedelta(minutes=10)
"""A letter that has been "sending" for so long was cut off: a person decides, for it may have arrived."""


def is_passing(trouble: BaseException) -> bool:
    """Whether the letter surely did not leave and may be taken later: no connection, or "come back" (4xx)."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return all(400 <= code < 500 for code, _said in trouble.recipients.values())
    if isinstance(trouble, smtplib.SMTPServerDisconnected):
        return False
    if isinstance(trouble, smtplib.SMTPResponseException):
        return 400 <= trouble.smtp_code < 500
    return isinstance(trouble, ConnectionRefusedError | OSError) and not isinstance(trouble, smtplib.SMTPException)


def wait_before(tries: int) -> timedelta:
    return timedelta(minutes=5 * 4 ** (tries - 1))
