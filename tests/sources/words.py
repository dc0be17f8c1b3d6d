"""Words and times as people read them: Japan's zone, day and month in their places, labels of the case, ages."""

import re
from datetime import datetime

from hub.console.dates import day, moment
from hub.exchange.packets import Handling
from hub.exchange.vocabulary import SETS
from hub.kit.japan_time import in_tokyo
from hub.kit.text import Text
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.generalised import amount_band, minor
from tests.sources.figure import Figure

AT = datetime.fromisoformat("2026-03-04T15:30:00+00:00")
"""The fourth of March, and in Japan the fifth."""


JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
ALIKE = ["item_kind.url", "algorithm.sha256", "algorithm.md5", "algorithm.pdq", "channel.webhook"]
"""Codes that are called alike in both languages: URL, the names of algorithms, API."""


def said(words: Text) -> bool:
    """Whether it is said in both languages: what no catalogue translates is in English under either name."""
    return bool(JAPANESE.search(words.ja) and words.en.strip() and not JAPANESE.search(words.en))


def unlabelled() -> list[str]:
    """Fields without a word in one of the two languages."""
    return [name for name, field in CATALOGUE.items() if not said(field.label)]


def unsaid() -> list[str]:
    """Codes without a word in one of the two languages."""
    return [f"{name}.{one.code}" for name, found in SETS.items() for one in found if not said(one.words)]


FIGURES = [
    Figure(
        "JST is UTC+9",
        "an instant in words: month, then day",
        ("3月5日（木）0:30（日本時間）", "Thu 5 Mar, 00:30 Japan time"),
        lambda: (in_tokyo(AT).ja, in_tokyo(AT).en),
    ),
    Figure("JST is UTC+9", "a day in Japanese", True, lambda: ">2026年3月5日（木）<" in day(AT, "ja")),
    Figure("JST is UTC+9", "a day in English", True, lambda: ">Thu 5 Mar 2026<" in day(AT, "en")),
    Figure("JST is UTC+9", "a moment in Japanese", True, lambda: ">3月5日（木）0:30<" in moment(AT, "ja")),
    Figure("domain, words", "every field has its words in both languages", [], unlabelled),
    Figure("domain, words", "every code has its words in both languages", ALIKE, unsaid),
    Figure(
        "Child Pornography Prohibition Act art. 2",
        "under 18 is a child, and nobody guesses an age",
        ["yes", "yes", "yes", "no", "no", "unknown", "unknown"],
        lambda: [
            minor(band) for band in ("under_13", "13_15", "16_17", "18_19", "20_or_over", "unknown", "a band of others")
        ],
    ),
    Figure(
        "domain, the harm in figures",
        "100,000 and 1,000,000 yen are edges of bands",
        ["under_100000", "100000_to_499999", "500000_to_999999", "1000000_or_over"],
        lambda: [amount_band(yen) for yen in (99_999, 100_000, 999_999, 1_000_000)],
    ),
    Figure("TLP 2.0", "the label of what nobody labelled", "TLP:AMBER+STRICT", lambda: Handling((), None).tlp),
]
