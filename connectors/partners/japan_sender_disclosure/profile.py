"""What a lawyer needs to draft the request, in two steps: before acceptance nothing that identifies."""

from connectors.kit.shown_content import WHAT_IS_SHOWN
from hub.exchange.profiles import Need, Profile
from hub.exchange.words import Words
from hub.kit.text import Text

PROFILE = Profile(
    name="japan_sender_disclosure",
    title=Text("発信者情報開示請求書の案（弁護士へ）", "Draft request to disclose the sender (for a lawyer)"),
    channel="download",
    offer=(
        Need("matter_types", required=True),
        Need("log_loss_date"),
        Need("next_clock"),
        Need("respond_by"),
        Need("age_band_at_images", "generalised"),
        # For the conflict check, only where the person agreed to it by name.
        Need("offender_handles"),
    ),
    packet={
        "legal_advice": (
            Need("matter_types", required=True),
            # Without a place there is no sender to ask for: a threat that nobody carried out has none yet.
            Need("locations", required=True),
            Need("harm_code", required=True),
            Need("evidence_inventory", required=True),
            Need("legal_name"),
            Need("synthetic"),
            Need("age_band_at_images", "generalised"),
            Need("no_consent_statement"),
            Need("accounts"),
            Need("offender_handles"),
            Need("requests_already_sent"),
            Need("log_loss_date"),
            Need("next_clock"),
            Need("respond_by"),
        )
    },
    evidence="Fields of the out-of-court form second-hand; see README.md.",
    words=Words(WHAT_IS_SHOWN),
)
