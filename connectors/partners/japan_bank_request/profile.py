"""What a bank or e-money issuer is told: what was paid to it, and nothing of why or of whom."""

from datetime import date

from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling, Need, Profile
from hub.kit.text import Phrase

_NEEDS = (Need("payments", required=True),)
_FIELDS: dict[str, Form] = {need.field: need.form for need in _NEEDS} | {"paid": "full"}

PROFILE = Profile(
    name="japan_bank_request",
    title=Phrase("Sheet for a bank or e-money issuer (on paper)"),
    channel="none",
    offer=(Need("paid"),),
    packet={"payment_report": _NEEDS},
    ceiling=Ceiling(
        kind="own_copy",
        source="A paper of her own that the person carries to her bank or payment service",
        valid_from=date(2026, 11, 1),
        valid_to=None,
        purposes=frozenset({"payment_report"}),
        fields=_FIELDS,
        retention_days=30,
    ),
    evidence="Own layout; no bank's form was read; see README.md.",
)
