"""What the forms of all areas share: how people write days, numbers, shares, money and files, and how a form refuses.

Every field reads the way Vietnamese write, keeps what was typed, takes nothing for None and never for 0, and says what
it did not understand, with an example of what it does.
"""

from sachhon.channels.office.shell.forms.answers import OfficeForm, OfficeModelForm, Refusing, sent
from sachhon.channels.office.shell.forms.choices import offer
from sachhon.channels.office.shell.forms.days import Day, Year
from sachhon.channels.office.shell.forms.files import SentFile
from sachhon.channels.office.shell.forms.money import Money, plain_amount
from sachhon.channels.office.shell.forms.numbers import Number, Percent, Whole, plain_number, read_number
from sachhon.channels.office.shell.forms.texts import Reason, RequestKey

__all__ = [
    "Day",
    "Money",
    "Number",
    "OfficeForm",
    "OfficeModelForm",
    "Percent",
    "Reason",
    "Refusing",
    "RequestKey",
    "SentFile",
    "Whole",
    "Year",
    "offer",
    "plain_amount",
    "plain_number",
    "read_number",
    "sent",
]
