"""The shared word: chosen by the person, known to her and kept as a slow hash, never as itself."""

import asyncio
import os
import unicodedata
from collections.abc import Iterable

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from hub.identity.work import Work
from hub.statements.load import CaseOfStatements, statements_of_case
from hub.statements.said import Statement

SHORTEST = 2
LONGEST = 100
_MEMORY_KIB = 19_456
_ITERATIONS = 2
"""OWASP's password storage cheat sheet: 19 MiB, two passes, one lane."""


def as_said(word: str) -> str:
    """The word without what a voice on the telephone does not tell apart: case, width, spaces."""
    return "".join(unicodedata.normalize("NFKC", word).casefold().split())


async def hashed(word: str) -> str:
    """The word's hash in PHC's form, with a salt of its own; some tens of milliseconds, off the event loop."""
    return await asyncio.to_thread(_hash, as_said(word))


async def is_word(statements: Iterable[Statement], word: str | None) -> bool | None:
    """Whether this is the shared word; None where none was chosen, False where it is missing."""
    chosen = [one.value["hash"] for one in statements if one.kind == "word" and one.counts]
    if not chosen:
        return None
    return word is not None and await asyncio.to_thread(_matches, as_said(word), chosen[-1])


async def word_matches(work: Work, case: CaseOfStatements, word: str | None) -> bool | None:
    """The same for a case that its door has opened; one statement of SQL."""
    return await is_word(await statements_of_case(work, case), word)


def _hash(word: str) -> str:
    maker = Argon2id(salt=os.urandom(16), length=32, iterations=_ITERATIONS, lanes=1, memory_cost=_MEMORY_KIB)
    return maker.derive_phc_encoded(word.encode())


def _matches(word: str, phc: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(word.encode(), phc)
    except InvalidKey:
        return False
    return True
