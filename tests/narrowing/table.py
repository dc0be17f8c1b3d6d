"""The table cause x state of `narrowing`, copied by hand: what follows for what is out, column by column."""

from collections.abc import Mapping

from tests.narrowing.values import Names, Thing

COLUMNS = ("offer", "packet", "engaged", "untaken", "taken")
KEPT: Names = frozenset({"items", "legal_ground", "signer", "reply_contact"})
"""All that a platform keeps of a taken request after a withdrawal; of the signer the role alone (row "withdrawal")."""


def _row(acts: str) -> Mapping[str, str]:
    return dict(zip(COLUMNS, acts.split(), strict=True))


TABLE: Mapping[str, Mapping[str, str]] = {
    # end: unreadable, and cancelled on both sides. cut: unreadable. hold: unreadable, not to be taken while it lasts.
    # lapse: hold, and then end. frozen: not to be taken; whether it is read is open. fit: what the gate allows now, end
    # where a required field is gone. four: KEPT and no more. either: open.
    "withdrawal": _row("end cut cut end four"),  # "all" without a tick: an untaken request goes on
    "refusal": _row("end cut cut end four"),
    "narrowed": _row("fit fit fit fit keep"),
    "expiry": _row("end keep keep end keep"),
    "bar": _row("end cut cut end keep"),
    "duty": _row("hold hold hold hold keep"),  # a packet that was read: keep
    "duty_no": _row("end cut cut end keep"),
    "closing": _row("end keep keep end keep"),  # an open thing with a named watcher: keep
    "sender_cancels": _row("end cut keep end cut"),
    "recipient_cancels": _row("end cut keep end either"),  # engaged: 14 days for handing back
    "conflict": _row("end cut cut keep keep"),  # of a request: "that reviewer only"
    "agreement": _row("fit keep keep fit keep"),
    "breach": _row("fit cut keep fit keep"),
    "recipient_security": _row("lapse hold hold hold hold"),
    "sender_security": _row("frozen keep keep hold keep"),  # unread: "after the named instant"; here that is now
    "administrative": _row("keep keep keep keep keep"),
    "minor": _row("fit keep keep hold keep"),
    "adult": _row("keep keep keep keep keep"),
    "key": _row("keep keep keep keep keep"),  # the page; a download is refused
    "stolen": _row("keep hold hold keep keep"),  # the key; "until a new key"
    "guardian": _row("keep keep keep keep keep"),
    "death": _row("lapse either keep keep keep"),  # a packet: "a human". Every case of the walk is published
}


def column(thing: Thing) -> str:
    """Its column of the table. "Received" is not yet taken (domain rule 7); what was delivered by mail is (rule 16)."""
    if thing.kind == "request":
        return "taken" if thing.accepted else "untaken"
    return ("engaged" if thing.engaged else "packet") if thing.accepted else "offer"


def act(cause: str, thing: Thing) -> str:
    """The table's word for this thing; of a duty: "never read: hold; read: keep"."""
    return "keep" if cause == "duty" and thing.accepted and thing.read else TABLE[cause][column(thing)]
