"""What a row says of an item: where it is, what it is and by when, and nothing of who the person is."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="csv_batch",
    title=Phrase("Spreadsheet of items"),
    channel="download",
    offer=(Need("exposure"), Need("age_band_at_images", "generalised"), Need("respond_by")),
    packet={
        "removal": (
            Need("items", required=True),
            Need("signer", required=True, parts=("role", "authority")),  # the hub sends no request that names none
            Need("harm_code"),
            Need("age_band_at_images", "generalised"),
            Need("synthetic"),
            Need("legal_ground"),
            Need("respond_by"),
            Need("reply_contact"),
        ),
        "hotline_report": (
            Need("locations", required=True),
            Need("harm_code"),
            Need("age_band_at_images", "generalised"),
            Need("respond_by"),
        ),
    },
    evidence="No form to follow: our own columns, as CSV by RFC 4180.",
)
