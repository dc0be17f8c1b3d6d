"""SQL over the ledger, for the one statement of another room. The policy shows an organisation the lines it has."""


def acted(sender: str, object_id: str, actor: str, and_so: str = "true") -> str:
    """SQL: has this organisation done something with the thing; `and_so`: what is true of that line `e` besides."""
    return f"""exists (
    select from ledger_event e where e.sender = {sender} and e.object = {object_id}
      and e.actor = {actor} and {and_so})"""
