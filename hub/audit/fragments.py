"""SQL over the ledger, for the one statement of another room. The policy shows an organisation the lines it has."""


def lines(alias: str) -> str:
    """Lines of the ledger, to select from: `sender`, `recipient`, `object`, `verb`, `actor`, `principal`, `digest`."""
    return f"from ledger_event {alias}"


def lines_of(alias: str, sender: str, object_id: str) -> str:
    """Join the lines of this thing of this organisation, as in `lines`."""
    return f"join ledger_event {alias} on ({alias}.sender, {alias}.object) = ({sender}, {object_id})"


def link(alias: str, org: str, event: str) -> str:
    """Join a line's link in this organisation's chain: `seq`, `previous`, `hash`, `format`; none until it is sealed."""
    return f"join ledger_link {alias} on ({alias}.org, {alias}.event) = ({org}, {event})"


def newest_head(org: str) -> str:
    """SQL: the number of this organisation's newest signed head."""
    return f"(select max(head.seq) from ledger_head head where head.org = {org})"  # noqa: S608 - a column of ours


def acted(sender: str, object_id: str, actor: str, and_so: str = "true") -> str:
    """SQL: has this organisation done something with the thing; `and_so`: what is true of that line `e` besides."""
    return f"""exists (
    select from ledger_event e where e.sender = {sender} and e.object = {object_id}
      and e.actor = {actor} and {and_so})"""
