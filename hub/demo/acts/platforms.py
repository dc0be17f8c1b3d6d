"""Act 3: two platforms are asked to remove; one of them must report to the police, whom she barred."""

import io
import json
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from pypdf import PdfReader

from hub.demo.acts.intake import GIRL
from hub.demo.acts.undelivered import mended, taken
from hub.demo.party import DemoParty
from hub.demo.story import Story, secrets_of

MAIL_OF_BOARD = "notices@irori.example.com"
REQUEST = (
    "query Look($id: ID!) { takedownRequest(id: $id) { status outcome dueAt caseId receivedProof "
    "items { number status reason kind value } packet { fields { name value } digest } } }"
)
PREVIEW = (
    "query Look($case: ID!, $recipient: ID!) { disclosurePreview(caseId: $case, recipientId: $recipient, "
    "purpose: REMOVAL) { allowed reasons { code } duties { id version sentenceJa reportsTo appliesNow } } }"
)
FINDS = (
    "query Look($case: ID!, $recipient: ID!, $request: [FieldInput!]) { disclosurePreview(caseId: $case, "
    "recipientId: $recipient, purpose: REMOVAL, request: $request) { allowed "
    "leaves { field value } finds { field text kind state sentence } } }"
)
ELSEWHERE = "050-0000-0191"
"""A number that nobody recorded, slipped into the words of a request."""
IDENTIFYING = {"call_name", "legal_name", "prefecture", "narrative", "timeline", "safe_contact", "age_band_now"}


async def play(story: Story) -> None:
    """The duty first; then both requests, each in its platform's own way."""
    story.checks.step("One platform must report to the police, whom she barred: sending stops")
    await _duty(story)
    story.checks.step("The free text names her and holds a number: both are hidden before anything is sent")
    await _words(story)
    story.checks.step("That platform's endpoint is gone: seen, mended, sent; it fetches and answers item by item")
    await _webhook(story)
    story.checks.step("The other platform gets a written notice by mail")
    await _notice(story)


async def send(story: Story, recipient: str) -> dict[str, Any]:
    """What the caseworker asks this platform for."""
    now = datetime.now(UTC)
    fields = story.consultations[GIRL]["fields"]
    service = {"platform": "Hanashiba", "board": "Irori Board"}[recipient]
    places = [("URL", row["url"]) for row in fields["locations"] if row["service"] == service]
    accounts = [("ACCOUNT", row["handle"]) for row in fields["accounts"] if row["service"] == service]
    return {
        "case": story.cases[GIRL],
        "recipient": story.organisation(recipient),
        "items": [{"kind": kind, "value": value, "service": service} for kind, value in places + accounts],
        "urgency": "IMMEDIATE",
        "legalGround": "Act on Punishment of Activities Relating to Child Prostitution and Child Pornography, Art. 7",
        "explanation": f"{fields['call_name']}, under 18, is shown; published without consent, after a demand for "
        f"money. The demand came from {ELSEWHERE}.",
        "goodFaith": {
            "statement": "We believe in good faith that this notice is accurate and complete.",
            "at": now.isoformat(),
        },
        "replyContact": {"name": "Minato Support Desk", "mail": "removal@minato.example.org"},
        "respondBy": (now + timedelta(hours=3)).isoformat(),
    }


async def _duty(story: Story) -> None:
    given = await send(story, "platform")
    preview = (
        await story.caseworker.ask(
            PREVIEW,
            case=given["case"],
            recipient=given["recipient"],
        )
    )["disclosurePreview"]
    duty = preview["duties"][0]
    story.checks.check(
        "the preview shows the sentence to read aloud", holds=duty["appliesNow"] and duty["reportsTo"] == "POLICE"
    )
    refused = await story.declined(story.caseworker, "sendTakedownRequest", given, once=True)
    story.checks.check(
        "the hub refuses and names the rule: duty_reaches_barred", holds=refused == {"duty_reaches_barred"}
    )
    story.checks.check("nothing was sent", holds=not story.stage.desk.news)
    answer = {"duty": duty["id"], "version": duty["version"], "answer": True}
    about = {"case": given["case"], "recipient": given["recipient"]}
    await story.caseworker.do("recordOnwardAnswer", "case { id }", {**about, **answer})


async def _words(story: Story) -> None:
    """Somebody is named in the free text; it is hidden before anything is sent, and said."""
    given = await send(story, "platform")
    told = {"items": "items", "legalGround": "legal_ground", "goodFaith": "good_faith", "replyContact": "reply_contact"}
    given["items"] = [{**item, "kind": item["kind"].lower()} for item in given["items"]]  # a catalogue's value: codes
    request = [{"name": name, "value": given[key]} for key, name in (*told.items(), ("explanation", "explanation"))]
    seen = (await story.caseworker.ask(FINDS, case=given["case"], recipient=given["recipient"], request=request))[
        "disclosurePreview"
    ]
    hidden = {one["text"] for one in seen["finds"] if one["state"] == "HIDDEN"}
    leaves = {one["field"]: one["value"] for one in seen["leaves"]}
    name = str(story.consultations[GIRL]["fields"]["call_name"])
    story.checks.check(
        "the preview names her name and a number in the words, hidden", holds={name, ELSEWHERE} <= hidden
    )
    story.checks.check(
        "what would leave holds neither",
        holds=name not in leaves["explanation"] and ELSEWHERE not in leaves["explanation"],
    )


async def _webhook(story: Story) -> None:
    story.stage.desk.gone = True
    request = await _sent(story, "platform")
    await mended(story, request)

    async def news() -> dict[str, Any] | None:
        arrived = story.stage.desk.news_of(request.removeprefix("TakedownRequest:"))
        return arrived[0] if arrived else None

    first = await story.checks.until("the signed webhook arrived", news)
    story.checks.check(
        "it is thin: type, time, id, status, due time",
        holds=first.keys() == {"type", "timestamp", "data"} and first["data"].keys() == {"id", "status", "due_at"},
    )
    story.checks.check("no unsigned one was taken", holds=story.stage.desk.forged == 0)
    await taken(story, request)
    reviewer = story.party("platform", "reviewer")
    await _fetch(story, reviewer, request)
    await reviewer.do("receiveTakedownRequest", "takedownRequest { status }", {"request": request})
    answers = [{"number": 1, "status": "REMOVED"}, {"number": 2, "status": "UNDER_REVIEW"}]
    given = {"request": request, "answers": answers, **await reviewer.seen(request)}
    await reviewer.do("answerTakedownItems", "takedownRequest { status }", given, once=True)
    seen = await look(story.caseworker, request)
    story.checks.check(
        "the caseworker sees the answers item by item",
        holds=[item["status"] for item in seen["items"]] == ["REMOVED", "UNDER_REVIEW"]
        and seen["status"] == "ACCEPTED",
    )


async def _sent(story: Story, recipient: str) -> str:
    given = await send(story, recipient)
    sent = await story.caseworker.do("sendTakedownRequest", "takedownRequest { id status }", given, once=True)
    story.takedowns[recipient] = str(sent["takedownRequest"]["id"])
    return story.takedowns[recipient]


async def look(party: DemoParty, request: str) -> dict[str, Any]:
    """The request as this party sees it."""
    return dict((await party.ask(REQUEST, id=request))["takedownRequest"] or {})


async def _fetch(story: Story, reviewer: DemoParty, request: str) -> None:
    queue = await reviewer.ask("{ takedownQueue(first: 100) { edges { node { id dueAt items { value } } } } }")
    due = [edge["node"]["dueAt"] for edge in queue["takedownQueue"]["edges"]]
    ids = [edge["node"]["id"] for edge in queue["takedownQueue"]["edges"]]
    story.checks.check(
        "it is in the platform's queue, which runs by deadline", holds=request in ids and due == sorted(due)
    )
    seen = await look(reviewer, request)
    fields = {field["name"]: field["value"] for field in seen["packet"]["fields"]}
    asked = [item["value"] for item in (await send(story, "platform"))["items"]]
    story.checks.check(
        "nobody is named in the words",
        holds=str(story.consultations[GIRL]["fields"]["call_name"]) not in fields["explanation"]
        and ELSEWHERE not in fields["explanation"],
    )
    story.checks.check("exact places", holds=[item["value"] for item in seen["items"]] == asked)
    story.checks.check(
        "harm code, legal ground, signer with authority, deadline",
        holds=fields["harm_code"] == "SEXTORTION_MINOR"
        and bool(fields["legal_ground"])
        and fields["signer"]["role"] == "authorised"
        and bool(fields["signer"]["authority"])
        and bool(seen["dueAt"]),
    )
    told = json.dumps(seen, ensure_ascii=False)
    told_words = [word for word in secrets_of(story.consultations[GIRL]) if word in told]
    story.checks.check(
        "and no identity", holds=not fields.keys() & IDENTIFYING and not told_words and seen["caseId"] is None
    )


async def _notice(story: Story) -> None:
    request = await _sent(story, "board")

    async def arrived() -> EmailMessage | None:
        mails = story.stage.mailbox.mail_of(MAIL_OF_BOARD)
        return next((one for one in reversed(mails) if _pdf_text(one)), None)  # another mail may have come before it

    mail = await story.checks.until("the notice arrived over TLS", arrived)
    text = mail.as_string() + _pdf_text(mail)
    place = next(item["value"] for item in (await send(story, "board"))["items"])
    body = mail.get_body(("plain",))
    story.checks.check("it names the exact place", holds=body is not None and place in body.get_content())
    story.checks.check("a document is attached", holds=bool(_pdf_text(mail)))
    identity = [word for word in secrets_of(story.consultations[GIRL]) if word in text]
    story.checks.check("subject, text and document hold no identity", holds=not identity)
    answers = [{"number": 1, "status": "REMOVED"}]
    given = {"request": request, "answers": answers, **await story.caseworker.seen(request)}
    await story.caseworker.do("recordTakedownAnswers", "takedownRequest { status }", given, once=True)
    given = {"request": request, **await story.caseworker.seen(request)}
    done = await story.caseworker.do("completeTakedownRequest", "takedownRequest { outcome }", given)
    story.checks.check("its answer by mail is recorded: removed", holds=done["takedownRequest"]["outcome"] == "REMOVED")


def _pdf_text(mail: EmailMessage) -> str:
    documents = [part.get_content() for part in mail.iter_attachments() if part.get_content_type() == "application/pdf"]
    return "".join(page.extract_text() for document in documents for page in PdfReader(io.BytesIO(document)).pages)
