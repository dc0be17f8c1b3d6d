"""The one thing that decides which service fits: whether she was under 18 in the images."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="self_report",
    title=Phrase("Services that she uses herself (on paper)"),
    channel="none",
    offer=(),
    packet={"self_report": (Need("age_band_at_images", "generalised"),)},
    evidence="Pages of the three services second-hand; see README.md.",
)
