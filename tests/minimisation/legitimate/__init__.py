"""Long texts as people, phones and servers really write them; all invented, and none of them hides anything."""

from collections.abc import Iterator
from itertools import chain

from tests.minimisation.legitimate.accounts import accounts
from tests.minimisation.legitimate.identifiers import identifiers
from tests.minimisation.legitimate.logs import logs
from tests.minimisation.legitimate.mail import mail
from tests.minimisation.legitimate.tables import tables
from tests.minimisation.legitimate.talks import talks


def samples() -> Iterator[tuple[str, str]]:
    """Name and text of each."""
    return chain(accounts(), identifiers(), mail(), talks(), logs(), tables())
