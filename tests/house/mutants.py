"""Faults that somebody could write and no type, no lint and no spelling would find: each turns a named test red.

Guards (`guards/`) switch off what protects; a mutant changes what a source has fixed, or mixes up two things of one
type. It is named by its text, which stands in one file of the code or one catalogue, wherever that has been moved to.
"""

from dataclasses import dataclass
from functools import cache

from tests.house.source import ROOT

CODE = ("hub", "schema", "connectors")
KINDS = ("py", "sql", "po")
FIGURES = "tests/sources/test_figures_from_sources.py::test_the_hub_keeps_what_its_source_says"


@dataclass(frozen=True)
class Mutant:
    """`old` becomes `new` where it stands; `test` must then turn red."""

    what: str
    old: str
    new: str
    test: str

    @property
    def id(self) -> str:
        """As pytest shows it."""
        return self.what.replace(" ", "_")

    def files(self) -> list[str]:
        """The files of the code in which the text stands, from the root of the project; just one where all is well."""
        return [name for name, text in _code().items() if self.old in text]


@cache
def _code() -> dict[str, str]:
    paths = (path for top in CODE for kind in KINDS for path in sorted((ROOT / top).rglob(f"*.{kind}")))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def figure(name: str) -> str:
    """The test of one figure from a source."""
    return f"{FIGURES}[{name}]"


MUTANTS = (
    # words
    Mutant(
        "a label removed",
        'msgid "Self-harm asked"\nmsgstr "自傷の確認"',
        'msgid "Self-harm asked"\nmsgstr ""',
        figure("domain,_words-every_field_has_its_words_in_both_languages"),
    ),
    Mutant(
        "a choice without words",
        'msgid "May take her life"\nmsgstr "自死のおそれ"',
        'msgid "May take her life"\nmsgstr ""',
        figure("domain,_words-every_code_has_its_words_in_both_languages"),
    ),
    Mutant(
        "day and month swapped",
        '"M月d日（E）H:mm（日本時間）"',
        '"d月M日（E）H:mm（日本時間）"',
        figure("JST_is_UTC+9-an_instant_in_words:_month,_then_day"),
    ),
    Mutant(
        "day and month swapped in a date",
        '"y年M月d日（E）"',
        '"y年d月M日（E）"',
        figure("JST_is_UTC+9-a_day_in_Japanese"),
    ),
    # harm codes
    Mutant(
        "a harm code out of the clock",
        '"Somebody under 18 was filmed sexually without knowing it.",\n            "intimate",\n',
        '"Somebody under 18 was filmed sexually without knowing it.",\n',
        figure("crosswalk_3-SECRET_FILMING_MINOR_and_the_clock"),
    ),
    Mutant(
        "a threat counts as an image",
        'in _ONCE_PUBLISHED or exposure == "published"',
        'in _ONCE_PUBLISHED or exposure != "published"',
        figure("crosswalk_3-SEXTORTION_MINOR_and_the_clock"),
    ),
    Mutant(
        "a child of 17 as an adult",
        '    "16_17": "yes",\n',
        '    "16_17": "no",\n',
        figure("Child_Pornography_Prohibition_Act_art._2-under_18_is_a_child,_and_nobody_guesses_an_age"),
    ),
    # zones
    Mutant(
        "Japan at plus eight, for people",
        'ZONE: Final = timezone(timedelta(hours=9), "JST")',
        'ZONE: Final = timezone(timedelta(hours=8), "JST")',
        figure("JST_is_UTC+9-an_instant_in_words:_month,_then_day"),
    ),
    Mutant(
        "Japan at plus eight, for agreements",
        'JAPAN = timezone(timedelta(hours=9))\n"""Agreements',
        'JAPAN = timezone(timedelta(hours=8))\n"""Agreements',
        figure("JST_is_UTC+9-an_agreement's_day_begins_at_midnight_in_Japan"),
    ),
    Mutant(
        "Japan at plus eight, for clocks of law",
        "JAPAN = timezone(timedelta(hours=9))\nINDIA",
        "JAPAN = timezone(timedelta(hours=8))\nINDIA",
        figure("deadlines_5-JP_received_2026-04-01_15:00_JST:_24:00_on_the_8th"),
    ),
    # how long
    Mutant(
        "reminded 13 days before",
        "REMINDER = timedelta(days=14)",
        "REMINDER = timedelta(days=13)",
        figure("domain_rule_2-the_caseworker_is_reminded_14_days_before"),
    ),
    Mutant(
        "a consent of 91 days",
        "VALIDITY = timedelta(days=90)",
        "VALIDITY = timedelta(days=91)",
        figure("domain_rule_2-a_consent_without_an_end_lasts_90_days"),
    ),
    Mutant(
        "keys that go after 14 days",
        "GRACE = timedelta(days=7)",
        "GRACE = timedelta(days=14)",
        figure("domain_rule_4-keys_go_after_7_days"),
    ),
    Mutant(
        "a lift of 48 hours",
        'LASTS = timedelta(hours=24)\n"""How long a minor\'s own yes',
        'LASTS = timedelta(hours=48)\n"""How long a minor\'s own yes',
        figure("narrowing:_whose_word-her_yes_lifts_a_bar_for_24_hours"),
    ),
    Mutant(
        "the first day of a law counted",
        "last = first + timedelta(days=rule.length) if",
        "last = first + timedelta(days=rule.length - 1) if",
        figure("deadlines_5-JP_received_2026-04-01_15:00_JST:_24:00_on_the_8th"),
    ),
    Mutant(
        "hours of a law through one night less",
        "return start.astimezone(UTC) + timedelta(hours=rule.length)",
        "return start.astimezone(UTC) + timedelta(hours=rule.length + 8)",
        figure("deadlines_5-TIDA_received_2026-05-20T10:00Z"),
    ),
    Mutant(
        "urgent within a week",
        '"urgent": timedelta(hours=72)',
        '"urgent": timedelta(days=7)',
        figure("domain_rule_7-targets_of_an_urgency"),
    ),
    Mutant(
        "a session of an hour without use",
        "IDLE = timedelta(minutes=30)",
        "IDLE = timedelta(minutes=60)",
        figure("safety_P14-and_30_minutes_without_use"),
    ),
    # whose word
    Mutant(
        "a recipient giving the hub's reason",
        '"No longer given; stands in what ended before.",\n            "of_the_hub",\n',
        '"No longer given; stands in what ended before.",\n',
        figure("data-model_6-consent-withdrawn_is_the_hub's_own_reason_and_nobody_else's"),
    ),
    Mutant(
        "the true cause told to the recipient",
        'NEUTRAL = "ended-by-sender"',
        'NEUTRAL = "consent-withdrawn"',
        figure("narrowing:_whose_word-the_one_neutral_word"),
    ),
    Mutant(
        "a guardian's consent absent without a reason",
        'absent = facts.guardian_consent == "absent" and facts.guardian_reason.strip()',
        'absent = facts.guardian_consent == "absent"',
        figure("domain_rule_2-a_guardian's_consent_may_be_absent_with_a_reason_and_not_without"),
    ),
    # two things of one type
    Mutant(
        "sender and recipient swapped in agreements",
        "a.id, a.sender, a.recipient, a.purposes",
        "a.id, a.recipient as sender, a.sender as recipient, a.purposes",
        "tests/pairs/test_agreements_api.py::test_either_side_ends_it_and_both_lists_and_chains_say_so",
    ),
    Mutant(
        "sender and recipient swapped in questions to holders",
        "select h.id, h.sender, h.recipient, coalesce(r.object",
        "select h.id, h.recipient as sender, h.sender as recipient, coalesce(r.object",
        "tests/withdrawals/test_withdrawals_api.py::test_a_holder_finds_the_question_and_answers_it_once",
    ),
)
