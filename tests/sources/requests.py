"""Requests to remove: who signs, what an offer may hold, what a child's code is: domain.md rules 5, 6, 11, 12."""

from hub.cases.rules import Preservation
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.harm import child_code_reasons
from hub.minimisation.rules import decide
from tests.minimisation.makers import CASE, facts, needs, profile, takedown
from tests.sources.figure import Figure

IN_AN_OFFER = (
    "age_band_now age_band_at_images pattern harm_code exposure synthetic demand_kinds paid matter_types"
    " log_loss_date fee_source respond_by next_clock demand_amount_jpy offender_deadline offender_handles"
    " offender_knows_address guardian_involvement danger_kinds"
)


def against(these: Facts) -> set[str]:
    return {reason.code for reason in decide(these).reasons}


def waits(evidence: Preservation, band: str) -> bool:
    """Whether a request about what is published waits, with this evidence and this age."""
    ages = {"age_band_now": band, "age_band_at_images": band, "exposure": "published"}
    return "evidence_not_preserved" in against(takedown(evidence=evidence, values={**CASE, **ages}))


def fits(code: str, band: str) -> str:
    found = child_code_reasons(code, band, band)
    return found[0].code if found else ""


FIGURES = [
    Figure(
        "domain rule 11",
        "a request waits for evidence, kept or waived",
        [True, False, False],
        lambda: [waits(evidence, "20_or_over") for evidence in ("noted", "preserved", "waived")],
    ),
    Figure("domain rule 11", "and does not where a child is shown already", False, lambda: waits("noted", "16_17")),
    Figure(
        "domain rule 6",
        "only these may stand in an offer",
        set(IN_AN_OFFER.split()),
        lambda: {name for name, field in CATALOGUE.items() if field.in_offer},
    ),
    Figure(
        "domain rule 1",
        "an empty intersection is a refusal",
        {"nothing_to_send"},
        lambda: against(facts(profile=profile(needs("legal_name")), values={**CASE, "legal_name": None})),
    ),
    Figure(
        "domain, words",
        "a child's code is never an adult's",
        ["harm_code_fits_image_minor", "harm_code_fits_sextortion_minor", "", ""],
        lambda: [
            fits("NCII_ADULT", "16_17"),
            fits("SEXTORTION_ADULT", "13_15"),
            fits("IMAGE_MINOR", "16_17"),
            fits("NCII_ADULT", "18_19"),
        ],
    ),
]
