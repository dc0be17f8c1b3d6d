"""Act 1: twelve people have called; two of them are followed."""

from typing import Any

from hub.demo.story import Story, full

GIRL = "schoolgirl_16"
MAN = "office_worker_34"

TO_LAWYERS = full(
    *("matter_types", "log_loss_date", "age_band_at_images", "age_band_now", "fee_source", "guardian_involvement"),
    *("call_name", "pattern", "exposure", "synthetic", "narrative", "timeline", "evidence_inventory", "safe_contact"),
    *("demand_kinds", "demand_amount_jpy", "paid", "offender_deadline", "offender_handles", "offender_details"),
    *("locations", "accounts", "no_consent_statement", "requests_already_sent", "self_harm_asked"),
)
TO_PLATFORMS = [
    *full("harm_code", "no_consent_statement", "synthetic", "locations", "accounts"),
    {"name": "age_band_at_images", "form": "generalised"},
]
"""Nothing of who she is: a platform acts on places."""
GUARDIAN = {
    "guardianConsent": "absent",
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
    for recipient in ("lawyers", "platform", "board"):
        await _consents(story, GIRL, recipient, minor=True)
    for recipient in ("silent_lawyers", "next_lawyers"):
        await _consents(story, MAN, recipient, minor=False)
    await _refuses(story)
    await _look_at_consents(story)


async def _open(story: Story, consultation: dict[str, Any]) -> str:
    opened = await story.caseworker.do(
        "openCase",
        "case { id }",
        {
            "language": consultation["language"],
            "urgency": consultation["urgency"],
            "fields": [{"name": name, "value": value} for name, value in consultation["fields"].items()],
            "wishes": consultation["wishes"],
            "barredRecipients": consultation["barred"],
        },
        once=True,
    )
    case = str(opened["case"]["id"])
    if consultation["evidence"]:
        entries = [{**entry, "takenAt": entry["taken_at"], "state": "preserved"} for entry in consultation["evidence"]]
        for entry in entries:
            del entry["taken_at"]
        await story.caseworker.do("addEvidence", "case { id }", {"case": case, "entries": entries}, once=True)
    return case


async def _consents(story: Story, person: str, recipient: str, *, minor: bool) -> None:
    platform = recipient in ("platform", "board")
    abroad = {"abroadAccepted": True} if recipient == "platform" else {}
    await story.caseworker.do(
        "recordConsent",
        "consent { eventType }",
        {
            "case": story.cases[person],
            "recipient": story.organisation(recipient),
            "purpose": "removal" if platform else "legal_advice",
            "method": "orally",
            "fields": TO_PLATFORMS if platform else TO_LAWYERS,
            **({"assent": True, **GUARDIAN} if minor else {}),
            **abroad,
        },
        once=True,
    )


async def _refuses(story: Story) -> None:
    """She says no to the police in so many words: an answer of its own."""
    given = {"case": story.cases[GIRL], "recipient": story.organisation("police"), "purpose": "police_report"}
    await story.caseworker.do(
        "recordRefusal", "consent { eventType }", {**given, "text": "警察には言わないでほしい。"}, once=True
    )


async def _look_at_consents(story: Story) -> None:
    seen = await story.caseworker.ask(
        "query Look($id: ID!) { case(id: $id) { consents { purpose eventType method assent guardianInformed "
        "recipient { name } } preservation evidence { number } } }",
        id=story.cases[GIRL],
    )
    consents = seen["case"]["consents"]
    given = [c for c in consents if c["eventType"] == "given"]
    story.checks.check("three yeses and one no stand side by side", holds=len(given) == 3 and len(consents) == 4)  # noqa: PLR2004
    story.checks.check(
        "her own assent is recorded, and that no guardian is informed",
        holds=all(c["assent"] and c["guardianInformed"] is False and c["method"] == "orally" for c in given),
    )
    story.checks.check("her evidence is preserved", holds=seen["case"]["preservation"] == "preserved")
