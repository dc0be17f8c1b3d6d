"""Act 2: a lawyer sees an offer that names nobody, accepts, and only then receives what was consented."""

import io
import json
from base64 import b64decode
from datetime import UTC, datetime

import pyrage
from pypdf import PdfReader

from hub.demo.acts.intake import GIRL, TO_LAWYERS
from hub.demo.party import DemoParty
from hub.demo.referring import look, offer
from hub.demo.story import Story, secrets_of

INBOX_OF_LAWYERS = "intake@aoba-legal.example.org"
OFFERED = {"matter_types", "log_loss_date", "age_band_at_images", "fee_source", "guardian_involvement"}


async def play(story: Story) -> None:
    """Offer, check for conflict, accept, read, download."""
    story.checks.step("A legal-aid group gets an offer without identity")
    lawyer = story.party("lawyers", "lawyer")
    referral = await offer(story, GIRL, "lawyers")
    await _offer_names_nobody(story, lawyer, referral)
    await _notice_says_nothing(story)
    story.checks.step("It checks for conflict, accepts, and only then receives the packet")
    await _conflict(story, lawyer, referral)
    await lawyer.do("receiveReferral", "referral { status }", {"referral": referral})
    seen = await look(lawyer, referral)
    story.checks.check("received is not accepted: the packet stays shut", holds=seen["packet"] is None)
    accepted = await lawyer.do("acceptReferral", "referral { status }", {"referral": referral, "capacity": "CAPACITY"})
    story.checks.check("the lawyer has accepted", holds=accepted["referral"]["status"] == "ACCEPTED")
    await _packet(story, lawyer, referral)
    await _download(story, lawyer, referral)
    await _engagement(story, lawyer, referral)


async def _offer_names_nobody(story: Story, lawyer: DemoParty, referral: str) -> None:
    inbox = await lawyer.ask("{ referrals(box: INBOX, status: REQUESTED, first: 100) { edges { node { id } } } }")
    ids = [edge["node"]["id"] for edge in inbox["referrals"]["edges"]]
    story.checks.check("it is in the lawyer's inbox", holds=referral in ids)
    seen = await look(lawyer, referral)
    fields = {field["name"]: field["value"] for field in seen["offer"]["fields"]}
    story.checks.check(
        "matter, log-loss date, fee source and guardian involvement are there", holds=fields.keys() >= OFFERED
    )
    story.checks.check("minor: yes, and no age band", holds=fields["age_band_at_images"] == "yes")
    handling = seen["offer"]["handling"]
    story.checks.check(
        "the handling block bars police, school and guardian",
        holds={"POLICE", "SCHOOL", "GUARDIAN"} <= set(handling["doNotContact"])
        and handling["guardianInformed"] is False,
    )
    told = json.dumps(seen, ensure_ascii=False)
    story.checks.check("nothing in it says who she is", holds=not _told(story, told) and seen["packet"] is None)
    story.checks.check("the lawyer does not learn the case's id", holds=seen["caseId"] is None)


def _told(story: Story, text: str) -> list[str]:
    return [word for word in secrets_of(story.consultations[GIRL]) if word in text]


async def _notice_says_nothing(story: Story) -> None:
    async def arrived() -> str | None:
        mails = story.stage.mailbox.mail_of(INBOX_OF_LAWYERS)
        return "\n".join(mail.as_string() for mail in mails) if mails else None

    text = await story.checks.until("a notice came by mail, over TLS", arrived)
    story.checks.check("the notice says nothing of the case", holds=not _told(story, text))


async def _conflict(story: Story, lawyer: DemoParty, referral: str) -> None:
    asked = {"referral": referral, "names": ["@somebody_else", "株式会社みほん"]}
    answer = await lawyer.do("checkConflict", "conflict", asked)
    story.checks.check("the conflict check says no", holds=answer["conflict"] is False)


async def _packet(story: Story, lawyer: DemoParty, referral: str) -> None:
    packet = (await look(lawyer, referral))["packet"]
    fields = {field["name"]: field["value"] for field in packet["fields"]}
    told = story.consultations[GIRL]["fields"]
    consented = {entry["name"] for entry in TO_LAWYERS}
    of_the_request = {"next_clock", "respond_by"}
    story.checks.check("the packet holds only what she consented to", holds=fields.keys() <= consented | of_the_request)
    story.checks.check(
        "it holds her account, the demand and the inventory as they were recorded",
        holds=fields["narrative"] == told["narrative"]
        and fields["demand_amount_jpy"] == told["demand_amount_jpy"]
        and len(fields["evidence_inventory"]) == len(story.consultations[GIRL]["evidence"]),
    )
    contact = fields["safe_contact"]["ways"][0]
    story.checks.check(
        "her contact way comes with its hours and wording", holds=bool(contact["hours"] and contact["wording"])
    )


async def _download(story: Story, lawyer: DemoParty, referral: str) -> None:
    files = (await lawyer.do("downloadPacket", "files { fileName mediaType content }", {"referral": referral}))["files"]
    identity = pyrage.x25519.Identity.from_str(story.stage.cast.age_secrets["lawyers"])
    opened = {file["fileName"]: pyrage.decrypt(b64decode(file["content"]), [identity]) for file in files}
    canonical = (await look(lawyer, referral))["packet"]["canonical"]
    data = next(content for name, content in opened.items() if name.endswith(".json.age"))
    story.checks.check(
        "sealed to the lawyer's key, the data is the packet byte for byte", holds=data.decode() == canonical
    )
    pdf = next(content for name, content in opened.items() if name.endswith(".pdf.age"))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    story.checks.check(
        "the document is in Japanese, with the handling label on it",
        holds="TLP:AMBER+STRICT" in text and story.consultations[GIRL]["fields"]["call_name"] in text,
    )
    neutral = all(story.cases[GIRL] not in name for name in opened)
    story.checks.check("the files' names say nothing", holds=neutral)


async def _engagement(story: Story, lawyer: DemoParty, referral: str) -> None:
    begun = {"referral": referral, **await lawyer.seen(referral)}
    started = await lawyer.do("startReferral", "referral { version }", begun)
    today, seen = datetime.now(UTC).date().isoformat(), started["referral"]["version"]
    given = {"referral": referral, "engagement": "ENGAGED", "engagedOn": today, "expectedVersion": seen}
    answer = await lawyer.do("recordEngagement", "referral { engagement }", given)
    story.checks.check("the lawyer says: engaged (受任)", holds=answer["referral"]["engagement"] == "ENGAGED")
    both = [(await look(party, referral))["status"] for party in (lawyer, story.caseworker)]
    story.checks.check("both sides see the same status", holds=both == ["IN_PROGRESS", "IN_PROGRESS"])
