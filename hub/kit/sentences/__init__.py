"""Every code that a caller can meet, with its sentence: what is wrong and what to do next."""

from collections.abc import Mapping

from hub.kit.sentences.asking import ASKING
from hub.kit.sentences.case_work import CASE_WORK
from hub.kit.sentences.disclosure import DISCLOSURE
from hub.kit.sentences.input import INPUT
from hub.kit.sentences.moves import MOVES
from hub.kit.sentences.night import NIGHT
from hub.kit.sentences.provider import PROVIDER
from hub.kit.sentences.received import RECEIVED
from hub.kit.sentences.recording import RECORDING
from hub.kit.sentences.sentence import Sentence
from hub.kit.sentences.statements import STATEMENTS
from hub.kit.sentences.two_people import TWO_PEOPLE
from hub.kit.sentences.undelivered import CLOCKS, UNDELIVERED
from hub.kit.sentences.voices import VOICES
from hub.kit.sentences.who_asks import WHO_ASKS


def _once(*groups: Mapping[str, Sentence]) -> dict[str, Sentence]:
    """All groups in one. Raises `ValueError` where a code stands in two of them."""
    every = [code for group in groups for code in group]
    twice = sorted({code for code in every if every.count(code) > 1})
    if twice:
        raise ValueError(", ".join(twice))
    return {code: sentence for group in groups for code, sentence in group.items()}


SENTENCES: dict[str, Sentence] = _once(
    *(INPUT, WHO_ASKS, PROVIDER, ASKING, MOVES, TWO_PEOPLE, CASE_WORK, STATEMENTS, RECORDING, DISCLOSURE, VOICES),
    *(NIGHT, UNDELIVERED, CLOCKS, RECEIVED),
)
"""Code to sentence. A code is permanent: callers may branch on it."""
