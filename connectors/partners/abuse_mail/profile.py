"""The least that makes it a notice: places, ground, who signs, whom to answer. No words of hers: they may be shown."""

from connectors.kit.letter_words import TO_A_PLATFORM
from hub.exchange.profiles import Need, Profile
from hub.exchange.words import Words
from hub.kit.text import Text

PROFILE = Profile(
    name="abuse_mail",
    title=Text("ホスティング事業者の窓口への通報", "Report to a host's abuse address"),
    channel="mail",
    offer=(),
    packet={
        "removal": (
            Need("items", required=True, one_of_kind="url"),
            Need("legal_ground", required=True),
            Need("signer", required=True, parts=("role", "authority")),  # the hub sends no request that names none
            Need("reply_contact", required=True, parts=("name", "mail")),
            Need("harm_code"),
            Need("respond_by"),
        )
    },
    evidence="XARF v4 schemas (xarf/xarf-spec, 37820dac) read and executed; the mail itself is our own.",
    words=Words(TO_A_PLATFORM),
)
