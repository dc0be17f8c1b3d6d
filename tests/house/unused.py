"""`python -m tests.house.unused`: code that nothing uses, by vulture; what others call by name is listed here, and why.

An exception that matches nothing any more is a fault like unused code itself.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.house.source import OURS, ROOT

_LINE = re.compile(r"(?m)^(?P<file>[^:\n]+):(?P<line>\d+): unused (?P<kind>[a-z ]+) '(?P<name>[^']+)'")


@dataclass(frozen=True)
class Unused:
    """Something that no code of ours names. `kind`: vulture's word, e.g. `method`."""

    file: str
    line: str
    kind: str
    name: str


@dataclass(frozen=True)
class Exempt:
    """What is used all the same, and `why`; patterns as of file names."""

    files: str
    names: str
    why: str

    def covers(self, found: Unused) -> bool:
        """Whether this is of it."""
        return fnmatchcase(found.file, self.files) and any(fnmatchcase(found.name, one) for one in self.names.split())


EXEMPT = (
    Exempt("migrations/*", "*", "alembic reads a revision's names"),
    Exempt("schema/*", "*", "graphene and the table of contents read classes, fields and resolvers by name"),
    Exempt("hub/*models.py", "*", "columns, and tables that only SQL names"),
    Exempt("hub/kit/columns.py", "entry_*", "columns that every marked table has"),
    Exempt("hub/kit/installation.py", "Installation single", "a table that only SQL names"),
    Exempt("hub/audit/verbs.py", "REFERRAL_* TAKEDOWN_*", "made of the subject and the status: `Verb(f'…')`"),
    Exempt("hub/audit/verbs.py", "LEDGER_RESTATED", "written by a migration"),
    Exempt("hub/audit/verbs.py", "_value_", "the standard library's enum reads it"),
    Exempt("hub/exchange/vocabulary/*", "[A-Z]*", "every set of a module is in the index, by its own name"),
    Exempt("hub/machines/oauth/*", "*", "Authlib calls what its base classes name"),
    Exempt("hub/identity/jwk.py", "max_*_length get_alg", "joserfc reads what its registry names"),
    Exempt("hub/app.py", "redirect_slashes", "Starlette reads it"),
    Exempt("hub/demo/*", "do_POST log_message handle_*", "the standard library and aiosmtpd call them"),
    Exempt("hub/*", "*_at *_until hold_until ends_soon *_reason now_waits with_all", "the API shows it by name"),
    Exempt("hub/deadlines/clock_rule.py", "on_expiry", "what the law says follows, for who reads the table"),
    Exempt("tests/*", "*", "pytest, hypothesis and the fixtures call by name"),
)


def found() -> tuple[Unused, ...]:
    """What vulture finds, with the tests among those that use something."""
    tool = str(Path(sys.executable).with_name("vulture"))
    ran = subprocess.run([tool, *OURS], check=False, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode not in (0, 3):  # 3: something was found
        raise SystemExit(ran.stderr or ran.stdout)
    return tuple(Unused(**match.groupdict()) for match in _LINE.finditer(ran.stdout))


def faults(unused: tuple[Unused, ...], exceptions: tuple[Exempt, ...] = EXEMPT) -> Iterator[str]:
    """A line for each thing that no exception covers, and for each exception that covers nothing."""
    for one in unused:
        if not any(exception.covers(one) for exception in exceptions):
            yield f"{one.file}:{one.line}: nothing uses the {one.kind} {one.name}"
    for exception in exceptions:
        if not any(exception.covers(one) for one in unused):
            yield f"{exception.files} {exception.names}: an exception of nothing ({exception.why})"


if __name__ == "__main__":
    said = list(faults(found()))
    print("\n".join(said))
    raise SystemExit(bool(said))
