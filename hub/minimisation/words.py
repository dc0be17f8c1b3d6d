"""The closed lists of words that the fields of choice take (harm codes are shared with the partners' forms)."""

AGE_BANDS = ("under_13", "13_15", "16_17", "18_19", "20_or_over", "unknown")
YES_NO_UNKNOWN = ("yes", "no", "unknown")
HARM_CODES = (
    "NCII_ADULT",
    "NCII_ADULT_SYNTH",
    "SEXTORTION_ADULT",
    "SEXTORTION_MINOR",
    "IMAGE_MINOR",
    "IMAGE_MINOR_SYNTH",
    "SECRET_FILMING",
    "SECRET_FILMING_MINOR",
    "COERCED_PORNOGRAPHY",
    "DOXXING",
    "IMPERSONATION",
)
PATTERNS = ("partner_image_abuse", "voyeurism", "coerced_pornography", "images_sent_online", "sextortion")
MATTERS = (
    "takedown",
    "sender_disclosure",
    "injunction",
    "damages",
    "criminal_complaint",
    "defence_against_claim",
)
