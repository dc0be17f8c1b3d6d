"""Faults that were seen in the hub, each as a short walk, with what its kind holds, so that none finds another."""

from collections.abc import Mapping

from tests.narrowing.doubts import DOUBTS
from tests.narrowing.faults.accepted import ACCEPTED
from tests.narrowing.faults.beside import BESIDE
from tests.narrowing.faults.edited import EDITED
from tests.narrowing.faults.held import HELD
from tests.narrowing.faults.steps import Fault
from tests.narrowing.faults.taken import ONCE_TAKEN
from tests.narrowing.faults.told import TOLD
from tests.narrowing.faults.untaken import WHILE_UNTAKEN

__all__ = ["FAULTS", "UNMENDED"]
FAULTS: Mapping[str, Fault] = {**EDITED, **ACCEPTED, **WHILE_UNTAKEN, **ONCE_TAKEN, **HELD, **BESIDE, **TOLD, **DOUBTS}
UNMENDED: Mapping[str, str] = {}
"""Those that this hub still has, each with the reason."""
