"""The least by which logs can be found: the places, who signs as what, whom to answer. No word about the person.

Neither the kind of harm nor an age, ground or explanation is asked for: each could say that she is a child. Everything
that the letter says besides is a fixed sentence.
"""

from connectors.kit.letter_words import TO_A_PLATFORM
from hub.exchange.profiles import Need, Profile
from hub.exchange.vocabulary.takedowns import SIGNER_ROLES
from hub.exchange.words import Override, Words
from hub.kit.text import Phrase

_MAY_SIGN = SIGNER_ROLES.named("the_person", "lawyer", "authorised")
PROFILE = Profile(
    name="preservation_request",
    title=Phrase("Request to keep logs and content"),
    channel="mail",
    offer=(),
    packet={
        "preservation": (
            Need("items", required=True),
            # "Legal representative" would say that she is a child: such a request is signed in another role.
            Need("signer", required=True, parts=("role",), only={"role": _MAY_SIGN}),
            Need("reply_contact", required=True, parts=("name", "mail")),
            Need("respond_by"),
        )
    },
    evidence="Own letter: no law that we read gives a private person this request a form; see README.md.",
    words=Words(
        {
            **{name: TO_A_PLATFORM[name] for name in ("respond_by", "recipient_kind/platform")},
            "signer_role/the_person": Override(
                Phrase("The person concerned"), "Whether anything depicts her is not told."
            ),
        }
    ),
)
