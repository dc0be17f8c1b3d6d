"""What protects somebody, how it is switched off, and the test that must then turn red.

Every rule of the hub that answers with reasons stands here (a test holds the list to that), every call of the gate,
and the locks and conditions of SQL. A guard that a second one stands behind (the packer behind the gate, a check of
the database behind a rule) is here as well: its test asks for the right reason, not only for a no.

A file of this folder holds tuples of guards, and is found by itself; each file is one run of its own.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from tests.house.spoils import Guard


def _guards_of(module: ModuleType) -> tuple[Guard, ...]:
    """Everything in the file's tuples, once, in the order in which they stand."""
    listed = (value for value in vars(module).values() if isinstance(value, tuple))
    return tuple(dict.fromkeys(guard for found in listed for guard in found if isinstance(guard, Guard)))


FILES = {file.name: _guards_of(import_module(f"{__name__}.{file.name}")) for file in iter_modules(__path__)}
"""The guards of each file, by its name."""
GUARDS = tuple(guard for guards in FILES.values() for guard in guards)
