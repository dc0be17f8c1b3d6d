"""SQL that other rooms compose into a statement that must be one: this room's tables are named here and not there."""


def narrowed(alias: str, org: str, object_id: str) -> str:
    """Join what was narrowed of this thing: `cause`, `act`, `at`; the policy shows it to the sender alone."""
    return f"join narrowed {alias} on ({alias}.org, {alias}.object) = ({org}, {object_id})"


def last_move_of(object_id: str, actor: str) -> str:
    """SQL: when this organisation last moved the thing; null where it never did."""
    return f"(select max(m.at) from move m where m.object = {object_id} and m.actor = {actor})"  # noqa: S608


def answers_since(sender: str, since: str) -> str:
    """SQL: the things of this sender that their recipient moved after this moment, a subquery: `object`."""
    return f"(select m.object from move m where m.sender = {sender} and m.at > {since} and m.actor = m.recipient)"  # noqa: S608
