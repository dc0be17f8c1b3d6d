"""What a platform's reviewer needs to act, and nothing of who the person is."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="platform_webhook",
    title=Phrase("Signed webhook to a platform"),
    channel="webhook",
    offer=(),
    packet={
        "removal": (
            Need("items", required=True),
            Need("legal_ground", required=True),
            Need("signer", required=True),
            Need("no_consent_statement", required=True),
            Need("good_faith", required=True),
            Need("harm_code"),
            Need("explanation"),
            Need("respond_by"),
            Need("reply_contact"),
            Need("age_band_at_images", "generalised"),
            Need("synthetic"),
        )
    },
    evidence="Standard Webhooks 1.0.0 (specification and reference library read); the set of fields is our own.",
)
