"""The table of contents: every question and every deed of the API, by name."""

import graphene

from schema import cases, consent, directory, identity, intake, preview, things
from schema.guard import Root


class Query(Root):
    """What can be asked. A permission stands on each field; without it the answer is the same for every id."""

    node = things.node
    viewer = identity.viewer
    organisation = directory.organisation
    organisations = directory.organisations
    case = cases.case
    cases = cases.cases
    disclosure_preview = preview.disclosure_preview


class Mutation(Root):
    """What can be done. An expected refusal is data: `errors` of the payload, and nothing is written."""

    open_case = intake.OpenCase.Field()
    record_fields = intake.RecordFields.Field()
    add_evidence = intake.AddEvidence.Field()
    set_evidence_state = intake.SetEvidenceState.Field()
    close_case = intake.CloseCase.Field()
    record_consent = consent.RecordConsent.Field()
    record_refusal = consent.RecordRefusal.Field()
    shorten_consent = consent.ShortenConsent.Field()
    record_onward_answer = consent.RecordOnwardAnswer.Field()
    record_outside_disclosure = consent.RecordOutsideDisclosure.Field()


SCHEMA = graphene.Schema(query=Query, mutation=Mutation).graphql_schema
"""The one schema, built once."""
