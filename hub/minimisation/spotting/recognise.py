"""Everything in a text that can name, reach or find a person, whoever it is. Linear in the text.

Takes processor time: never called on the event loop.
"""

from hub.minimisation.canonical import Folded, plain
from hub.minimisation.spotting.accounts import accounts
from hub.minimisation.spotting.again import again
from hub.minimisation.spotting.behind_roles import names_behind
from hub.minimisation.spotting.english_names import english_names
from hub.minimisation.spotting.english_schools import english_schools
from hub.minimisation.spotting.kana_names import kana_names
from hub.minimisation.spotting.mails import mails
from hub.minimisation.spotting.names import japanese_names, quoted_names
from hub.minimisation.spotting.schools import japanese_schools
from hub.minimisation.spotting.spot import Spot, apart
from hub.minimisation.spotting.telephones import telephones
from hub.minimisation.spotting.titled import quoted_as_called, read_in_brackets, titled_names
from hub.minimisation.spotting.tokens import sentences


def recognised(text: str) -> tuple[Spot, ...]:
    """The spots, in order and apart, by their places in `text` itself."""
    return spots_of(plain(text))


def spots_of(seen: Folded) -> tuple[Spot, ...]:
    """The same of a text that is plain already."""
    found = [*telephones(seen), *mails(seen), *accounts(seen), *english_schools(seen), *english_names(seen)]
    found += quoted_names(seen)
    found += quoted_as_called(seen)
    found += read_in_brackets(seen)
    cut = list(sentences(seen.text))
    for words in cut:
        found += japanese_schools(seen, words)
        found += japanese_names(seen, words)
        found += kana_names(seen, words)
        found += names_behind(seen, words)
        found += titled_names(seen, words)
    return apart([*found, *again(seen, apart(found), cut)])
