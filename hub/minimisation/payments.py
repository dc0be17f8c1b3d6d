"""How a payment is written, and which payments a bank or payment service is told of: those to itself. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.errors import Reason

PAYMENT_REPORT = PURPOSES["payment_report"].code
PAYMENT_FORMS: Mapping[str, re.Pattern[str]] = {
    "branch": re.compile(r"[0-9]{3}", re.ASCII),
    "account": re.compile(r"[A-Za-z0-9._@-]+", re.ASCII),
    "holder": re.compile(r"[ァ-ヶーA-Z0-9()（）.．\-・ 　]+"),
    "transaction": re.compile(r"[A-Za-z0-9-]+", re.ASCII),
}
"""Part of a payment to how it is written: digits, ids and the kana of a receipt, in which no story fits."""
REPORT_NUMBER = re.compile(r"[A-Za-z0-9第号-]+")
"""The number of a report at a police desk: what a desk stamps, in which no story fits."""
_FIRM = ("株式会社", "(株)")


def amount_reasons(row: Mapping[str, Any], path: str) -> tuple[Reason, ...]:
    """Why the amount of this row says nothing: a number without its currency, or a currency without a number."""
    lacking = [part for part in ("amount", "currency") if part not in row]
    return (Reason("required", f"{path}.{lacking[0]}"),) if len(lacking) == 1 else ()


def paid_there(payments: Any, name: str) -> Any:  # noqa: ANN401 - a JSON value
    """The payments to the institution of this name; None where there are none, and nothing is known of the others."""
    there = [row for row in payments or () if _plain(row["institution"]) == _plain(name)]
    return there or None


def _plain(name: str) -> str:
    """In one width and case, without spaces and the form of the firm."""
    found = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    for firm in _FIRM:
        found = found.replace(firm, "")
    return found
