"""What was known of the person and one recipient before somebody else's answer is recorded."""

from hub.cases.repository import OpenCase
from hub.consent.before import before
from hub.consent.load import ConsentPlace
from hub.consent.rules import Minor
from hub.consent.voices import Background, sign_of_no
from hub.directory.load import load_recipient
from hub.directory.rules import GUARDIAN, barred_reasons
from hub.exchange.vocabulary.callers import CALLERS, HERSELF
from hub.identity.work import Work
from hub.minimisation.generalised import minor


def is_minor(case: OpenCase) -> Minor:
    """Whether she is under 18 today; an age that nobody knows is unknown, and counts as a minor's."""
    word = minor(str(case.values.get("age_band_now") or "unknown"))
    return "yes" if word == "yes" else "no" if word == "no" else "unknown"


def heard(case: OpenCase) -> bool:
    """Whether the person herself speaks with us, or nobody said that it is somebody else."""
    return case.values.get("speaks_with_us", "self") in CALLERS.having(HERSELF)


def of_the_case(case: OpenCase) -> Background:
    """The part that is not about a recipient."""
    return Background(is_minor(case), guardian_barred=GUARDIAN in case.barred(), heard=heard(case))


async def background(work: Work, case: OpenCase, place: ConsentPlace) -> Background:
    """All of it. Two statements."""
    recipient, on_record = await load_recipient(work, place.recipient), await before(work, case.id, place.recipient)
    barred = bool(barred_reasons(case.barred(), recipient.id, recipient.kind))
    wished = sign_of_no(case.values.get("wishes") or {}, frozenset({recipient.kind, place.purpose}))
    return Background(
        is_minor(case),
        guardian_barred=GUARDIAN in case.barred(),
        said_no=on_record.no or barred or wished,
        answered_herself=on_record.herself,
        heard=heard(case),
    )
