"""Every move of a walk, one place each: what is asked of the hub, whether it must be done, what the oracle is told.

A move whose operation the schema does not have yet is named by `not_there_yet()`.
"""

from tests.narrowing.moves import answered, beside, by_two, consented, ended, operated, said, sent
from tests.narrowing.moves.registry import MOVES, Args, Move, can, not_there_yet

__all__ = ["MOVES", "Args", "Move", "can", "not_there_yet"]
_ROOMS = (answered, beside, by_two, consented, ended, operated, said, sent)
