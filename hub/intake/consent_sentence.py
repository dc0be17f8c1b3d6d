"""What is read to her when she is asked for a yes: to whom, what for, what, until when, and what cannot be hidden."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from anyio import to_thread

from hub.cases import door
from hub.cases.read import note_reading
from hub.consent.rules import validity
from hub.directory.load import recipient as load_recipient
from hub.exchange.packets import Form
from hub.exchange.vocabulary.disclosure import PURPOSES
from hub.identity.work import Work
from hub.intake.answers import About, place_of
from hub.intake.told import ahead, forms
from hub.kit.errors import Invalid, Reason
from hub.kit.text import Text
from hub.kit.tokyo import in_tokyo
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.finds import address_reasons
from hub.minimisation.served import never_reasons


async def consent_sentences(
    work: Work, case_id: UUID, about: About, fields: Mapping[str, Form], until: datetime | None = None
) -> tuple[Text, ...]:
    """The sentences in their order, in both languages; the case's own words stand in none of them.

    Asked about what `record_consent` would record, and refused alike: raises `NotFound`, and `Invalid` by field.
    Reading how much an address tells counts as reading the case.
    """
    case = await door.case(work, case_id)
    place = await place_of(work, about)
    asked, ends = forms(fields), ahead(until, work.now) or work.now + validity(place.purpose)
    if never := never_reasons(asked, place.purpose, work.profiles.get(place.channel)):
        raise Invalid(*never)
    to = await load_recipient(work, place.recipient)
    await note_reading(work, case.id)
    found = await to_thread.run_sync(address_reasons, case.values)
    names_her = [one for one in found if one.field in asked]
    return (*sentences(Text(to.name, to.name_en), place.purpose, asked, ends), *map(_as_it_is, names_her))


def sentences(recipient: Text, purpose: str, fields: Mapping[str, Form], until: datetime) -> tuple[Text, ...]:
    """Whom, what for and what; until when and that she may take it back."""
    what, end = _listed(fields), in_tokyo(until)
    word = PURPOSES[purpose].words
    return (
        Text(
            f"「{recipient.ja}」に、{word.ja}のために、次のことを伝えてよいですか。{what.ja}。",
            f"May {recipient.en} be told the following, for this: {word.en}? {what.en}.",
        ),
        Text(
            f"この同意は{end.ja}までです。理由を言わずに、いつでも取り消せます。",
            f"This lasts until {end.en}. You may take it back at any time, without saying why.",
        ),
    )


def _listed(fields: Mapping[str, Form]) -> Text:
    rows = [(CATALOGUE[name].label, form == "generalised") for name, form in fields.items()]
    return Text(
        "、".join(f"{label.ja}（おおまかに）" if coarse else label.ja for label, coarse in rows),
        ", ".join(f"{label.en} (roughly)" if coarse else label.en for label, coarse in rows),
    )


def _as_it_is(one: Reason) -> Text:
    label = CATALOGUE[one.field].label
    return Text(f"{label.ja}：{one.sentence('ja')}", f"{label.en}: {one.sentence('en')}")
