"""Where a case's sealed values stand: the associated data without which they do not open."""

from uuid import UUID


def case_key(case: UUID) -> str:
    """The wrapped data key of a case."""
    return f"case_key/{case}"


def value_sealed(case: UUID, field: str) -> str:
    """One field's value."""
    return f"case_value.sealed/{case}/{field}"


def earlier_sealed(case: UUID, field: str, version: int) -> str:
    """A field's earlier value, replaced by the recording that made this version of the case."""
    return f"case_value_history.sealed/{case}/{field}/{version}"


def evidence_sealed(entry: UUID) -> str:
    """One entry of the inventory."""
    return f"evidence.sealed/{entry}"


def name_sealed(case: UUID) -> str:
    """The working name."""
    return f"case_name.sealed/{case}"


def note_sealed(case: UUID, number: int) -> str:
    """One note of the team's work."""
    return f"case_note.sealed/{case}/{number}"


def next_step_sealed(case: UUID) -> str:
    """What the team does next."""
    return f"case_next_step.sealed/{case}"


def reopening_sealed(case: UUID, version: int) -> str:
    """Why a closed case was opened again, by the recording that made this version of it."""
    return f"case_reopening.reason_sealed/{case}/{version}"


def team_sealed(membership: UUID) -> str:
    """Why somebody was put on the team."""
    return f"case_team.reason_sealed/{membership}"


def outside_sealed(handover: UUID) -> str:
    """One handover outside the hub."""
    return f"outside_disclosure.sealed/{handover}"


def guidance_sealed(telling: UUID) -> str:
    """One telling of a card to the person."""
    return f"guidance_told.sealed/{telling}"


def place_sealed(row: UUID) -> str:
    """One place that was added."""
    return f"case_place.sealed/{row}"


def place_reason_sealed(row: UUID) -> str:
    """Why a place was taken away."""
    return f"case_place.reason_sealed/{row}"


def mark_sealed(case: UUID, number: int) -> str:
    """A worker's mark on words of the case."""
    return f"identity_mark.sealed/{case}/{number}"
