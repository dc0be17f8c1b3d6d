"""What the team wrote of its work in a case, as its page shows it. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.console.worded import worded
from hub.exchange.vocabulary.case import NOTE_KINDS, NOTE_WAYS


def written(case: Mapping[str, Any], labels: Mapping[str, str], language: str) -> dict[str, Any]:
    """What is done next and who said so, and the words of the forms. `labels`: who of the team is called what."""
    step = case["nextStep"]
    return {
        "step": {**step, "by": labels.get(step["plannedById"], "")} if step else None,
        "note_kinds": [(one.code, one.words.to(language)) for one in NOTE_KINDS],
        "note_ways": [(one.code, one.words.to(language)) for one in NOTE_WAYS],
    }


def noted(case: Mapping[str, Any], labels: Mapping[str, str], language: str) -> Iterator[dict[str, str]]:
    """Each note: what it is and by which way, by whom, and its words."""
    for one in case["notes"]:
        kind = worded("note_kind", "NoteKind", one["kind"], language)
        way = worded("note_way", "NoteWay", one["way"], language) if one["way"] else ""
        by = labels.get(one["writtenById"], "")
        yield {"at": one["at"], "what": f"{kind} ({way})" if way else kind, "by": by, "words": one["words"]}
