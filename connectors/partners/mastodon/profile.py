"""What a report has room for: the places, a ground, by when, and whom to answer. Nothing of the person.

Moderators of other servers may see a report: neither what was done nor how old she is stands in it.
"""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="mastodon",
    title=Phrase("Report to a Mastodon server"),
    channel="api",
    offer=(),
    packet={
        "removal": (
            Need("items", required=True, one_of_kind="url"),
            Need("legal_ground", required=True),
            Need("reply_contact", required=True, parts=("mail",)),
            # The report does not say it; the hub sends no request that names none.
            Need("signer", required=True, parts=("role",)),
            Need("respond_by"),
        )
    },
    evidence="docs.joinmastodon.org and app/models/report.rb read; see README.md.",
)
