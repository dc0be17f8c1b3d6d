"""Act 1: twelve people have called; four of them are followed."""

from typing import Any

from hub.demo.story import Story, full

GIRL = "schoolgirl_16"
MAN = "office_worker_34"
FORMER = "former_partner"
COERCED = "coerced_contract"

TO_LAWYERS = full(
    *("matter_types", "log_loss_date", "age_band_at_images", "age_band_now", "fee_source", "guardian_involvement"),
    *("call_name", "pattern", "exposure", "synthetic", "narrative", "timeline", "evidence_inventory", "safe_contact"),
    *("demand_kinds", "demand_amount_jpy", "paid", "offender_deadline", "offender_handles", "offender_details"),
    *("locations", "accounts", "no_consent_statement", "requests_already_sent", "self_harm_asked"),
)
TO_PLATFORMS = [
    *full("harm_code", "no_consent_statement", "synthetic", "locations", "accounts"),
    {"name": "age_band_at_images", "form": "GENERALISED"},
]
"""Nothing of who she is: a platform acts on places."""
LAST_ANSWER = (
    "query Last($case: ID!, $recipient: ID!, $purpose: Purpose!) "
    "{ lastAnswerId(caseId: $case, recipientId: $recipient, purpose: $purpose) }"
)
WORD = "かもめ"
"""Her shared word: by it she is known again when she asks for less protection."""
UNREADABLE = {"value": None, "counts": True}
GUARDIAN = {
    "guardianConsent": "ABSENT",
    "guardianReason": "本人が保護者に知らせないことを望んでいる。",
    "guardianInformed": False,
    "guardianInformedReason": "本人の安全のため。",
}


async def play(story: Story) -> None:
    """Open every case, and record what two people say to whom."""
    story.checks.step("A caseworker records twelve consultations and asks for consent per recipient")
    for key, consultation in story.consultations.items():
        story.cases[key] = await _open(story, consultation)
    listed = await story.caseworker.ask("{ cases(first: 25) { edges { node { id } } } }")
    ids = {edge["node"]["id"] for edge in listed["cases"]["edges"]}
    story.checks.check("all twelve cases are in the list", holds=set(story.cases.values()) <= ids)
    await consents(story, GIRL, "lawyers", minor=True)
    for recipient in ("platform", "board"):
        await consents(story, GIRL, recipient, purpose="REMOVAL", fields=TO_PLATFORMS, minor=True)
    for recipient in ("silent_lawyers", "next_lawyers"):
        await consents(story, MAN, recipient)
    await _refuses(story)
    await _chooses_a_word(story)
    await _look_at_consents(story)


async def _open(story: Story, consultation: dict[str, Any]) -> str:
    opened = await story.caseworker.do(
        "openCase",
        "case { id }",
        {
            "language": consultation["language"].upper(),
            "urgency": consultation["urgency"].upper(),
            "fields": [{"name": name, "value": value} for name, value in consultation["fields"].items()],
            "wishes": consultation["wishes"],
            "barredRecipients": [kind.upper() for kind in consultation["barred"]],
        },
        once=True,
    )
    case = str(opened["case"]["id"])
    if consultation["evidence"]:
        entries = [{**entry, "takenAt": entry["taken_at"], "state": "PRESERVED"} for entry in consultation["evidence"]]
        for entry in entries:
            del entry["taken_at"]
        await story.caseworker.do("addEvidence", "case { id }", {"case": case, "entries": entries}, once=True)
    return case


async def consents(
    story: Story,
    person: str,
    recipient: str,
    *,
    purpose: str = "LEGAL_ADVICE",
    fields: list[dict[str, str]] = TO_LAWYERS,
    minor: bool = False,
) -> None:
    """Record this person's yes, which takes the place of the last word that she said to it."""
    await story.caseworker.do(
        "recordConsent",
        "consent { eventType }",
        {
            "case": story.cases[person],
            "recipient": story.organisation(recipient),
            "purpose": purpose,
            "expectedAnswerId": await _last_answer(story, person, recipient, purpose),
            "method": "ORALLY",
            "fields": fields,
            **({"assent": True, **GUARDIAN} if minor else {}),
            **({"abroadAccepted": True} if recipient == "platform" else {}),
        },
        once=True,
    )


async def _last_answer(story: Story, person: str, recipient: str, purpose: str) -> str | None:
    given = {"case": story.cases[person], "recipient": story.organisation(recipient), "purpose": purpose}
    last: str | None = (await story.caseworker.ask(LAST_ANSWER, **given))["lastAnswerId"]
    return last


async def _refuses(story: Story) -> None:
    """She says no to the police in so many words: an answer of its own."""
    given = {"case": story.cases[GIRL], "recipient": story.organisation("police"), "purpose": "POLICE_REPORT"}
    await story.caseworker.do(
        "recordRefusal", "consent { eventType }", {**given, "text": "警察には言わないでほしい。"}, once=True
    )


async def _chooses_a_word(story: Story) -> None:
    given = {"case": story.cases[GIRL], "chosen": WORD, "alone": True}
    kept = await story.caseworker.do("chooseWord", "statement { value counts }", given, once=True)
    story.checks.check(
        "she chose a word to be known again by, and nobody can read it", holds=kept["statement"] == UNREADABLE
    )


async def _look_at_consents(story: Story) -> None:
    seen = await story.caseworker.ask(
        "query Look($id: ID!) { case(id: $id) { consents { purpose eventType method assent guardianInformed "
        "recipient { name } } preservation evidence { number } } }",
        id=story.cases[GIRL],
    )
    consents = seen["case"]["consents"]
    given = [c for c in consents if c["eventType"] == "GIVEN"]
    story.checks.check("three yeses and one no stand side by side", holds=len(given) == 3 and len(consents) == 4)  # noqa: PLR2004
    story.checks.check(
        "her own assent is recorded, and that no guardian is informed",
        holds=all(c["assent"] and c["guardianInformed"] is False and c["method"] == "ORALLY" for c in given),
    )
    story.checks.check("her evidence is preserved", holds=seen["case"]["preservation"] == "PRESERVED")
