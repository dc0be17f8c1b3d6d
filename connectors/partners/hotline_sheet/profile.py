"""What the hotlines' web forms ask for: where it is, what it is, and whether it shows a child."""

from connectors.kit.shown_content import WHAT_IS_SHOWN
from hub.exchange.profiles import Need, Profile
from hub.exchange.words import Words
from hub.kit.text import Text

PROFILE = Profile(
    name="hotline_sheet",
    title=Text("ホットラインの入力内容（紙と文字）", "Values for a hotline's form (on paper)"),
    channel="none",
    offer=(Need("exposure"), Need("age_band_at_images", "generalised"), Need("respond_by")),
    packet={
        "hotline_report": (
            Need("locations", required=True),
            Need("harm_code", required=True),
            Need("age_band_at_images", "generalised"),
            Need("synthetic"),
            Need("no_consent_statement"),
        )
    },
    evidence="Pages of the two hotlines: what they take and need; see README.md.",
    words=Words(WHAT_IS_SHOWN),
)
