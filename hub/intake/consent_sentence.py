"""What is read to her when she is asked for a yes: to whom, what for, what, until when, and what cannot be hidden."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from anyio import to_thread

from hub.cases import repository
from hub.cases.read import note_reading
from hub.consent.rules import validity
from hub.directory.load import load_recipient
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.identity.work import Work
from hub.intake.answers import About, place_of
from hub.intake.validation import ahead, forms
from hub.kit.errors import Invalid, Reason
from hub.kit.japan_time import in_tokyo_with_year
from hub.kit.sentence import SENTENCES
from hub.kit.territory import territory
from hub.kit.text import Bilingual, Phrase, Text, series
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
    case = await repository.case(work, case_id)
    place = await place_of(work, about)
    asked, ends = forms(fields), ahead(until, work.now) or work.now + validity(place.purpose)
    if never := never_reasons(asked, place.purpose, work.profiles.get(place.channel)):
        raise Invalid(*never)
    to = await load_recipient(work, place.recipient)
    await note_reading(work, case.id)
    found = await to_thread.run_sync(address_reasons, case.values)
    names_her = [one for one in found if one.field in asked]
    return (*sentences(Bilingual(to.name, to.name_en), place.purpose, asked, ends), *map(_as_it_is, names_her))


def sentences(recipient: Text, purpose: str, fields: Mapping[str, Form], until: datetime) -> tuple[Text, ...]:
    """Whom, what for and what; until when and that she may take it back."""
    asked = Phrase("May {recipient} be told the following, for this: {purpose}? {fields}.")
    lasts = Phrase("This lasts until {end}. You may take it back at any time, without saying why.")
    return (
        asked.filled(recipient=recipient, purpose=PURPOSES[purpose].words, fields=_listed(fields)),
        lasts.filled(end=in_tokyo_with_year(until)),
    )


def abroad_sentence(country: str) -> Text:
    """That the recipient is in another country, whose rules are not Japan's; her answer to it is one of its own."""
    said = Phrase("The recipient is in another country ({country}). The rules there are not the same as in Japan.")
    return said.filled(country=territory(country))


def if_no(removal: bool) -> Text:  # noqa: FBT001 - the one thing that it depends on
    """What remains where she says no: a no costs her nothing."""
    if removal:
        return Phrase("If no: we look together for another way to get it removed. Your consultation goes on.")
    return Phrase("If no: nothing is told to them. Your consultation goes on.")


def _listed(fields: Mapping[str, Form]) -> Text:
    return series(_in_form(CATALOGUE[name].label, form) for name, form in fields.items())


def _in_form(label: Text, form: Form) -> Text:
    return Phrase("{field} (roughly)").filled(field=label) if form == "generalised" else label


def _as_it_is(one: Reason) -> Text:
    return Phrase("{field}: {sentence}").filled(field=CATALOGUE[one.field].label, sentence=SENTENCES[one.code])
