"""What the consultation sheet holds, in two steps: before acceptance nothing that identifies."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="japan_police_sheet",
    title=Phrase("Consultation sheet for the police (on paper)"),
    channel="none",
    offer=(
        Need("exposure"),
        Need("age_band_at_images", "generalised"),
        Need("matter_types"),
        Need("next_clock"),
        Need("respond_by"),
    ),
    packet={
        "police_report": (
            Need("timeline", required=True),
            Need("call_name"),
            Need("age_band_now"),
            Need("age_band_at_images", "generalised"),
            Need("safe_contact"),
            Need("self_harm_asked"),
            Need("offender_knows_address"),
            Need("offender_deadline"),
            Need("pattern"),
            Need("exposure"),
            Need("synthetic"),
            Need("demand_kinds"),
            Need("demand_amount_jpy"),
            Need("demands"),
            Need("paid"),
            Need("payments"),
            Need("offender_handles"),
            Need("offender_details"),
            Need("offender_traits"),
            Need("offender_contact"),
            Need("report_to_police"),
            Need("accounts"),
            Need("locations"),
            Need("requests_already_sent"),
            Need("evidence_inventory"),
            Need("hashes"),
        )
    },
    evidence="Own layout; what desks ask people to bring is second-hand; see README.md.",
)
