"""Where the hub is known to do otherwise than the specification says: named, counted, printed after every walk.

Never one who reads what is another's, a body that she barred, or two statuses that differ.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Known:
    """One of them. `cell`: cause x state and form, as the kind of a fault begins; `sentence`: of the specification."""

    cell: str
    sentence: str
    does: str

    def is_it(self, kind: str) -> bool:
        """Whether a fault of this kind is this one."""
        return kind.startswith(self.cell)


KNOWN: Final[tuple[Known, ...]] = ()
"""None at present."""


def known(kind: str) -> Known | None:
    """The entry that this kind of fault is, if one is."""
    return next((one for one in KNOWN if one.is_it(kind)), None)
