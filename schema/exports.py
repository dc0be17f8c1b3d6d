"""An organisation's own copy of its own cases, sealed to its own key."""

from collections.abc import Sequence
from uuid import UUID

import graphene

from hub.exports import export
from hub.releases.own_papers import own_papers
from hub.releases.self_report import self_report_sheet
from schema.acts import TwoPersonAct, shown_act
from schema.engine.context import Context
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference, references
from schema.tasks.task import Document, documents

_PAPERS = "The papers, for your own key; null where refused."
_FILES = "One age file a case, under random names, for your organisation's own key; null where nothing leaves yet."


class ExportCases(HubMutation):
    """Take cases along, encrypted to your organisation's own public key: one at once, several after a confirmation.

    Several are an act that another person confirms within 24 hours; then whoever asked fetches it with
    `downloadExport`. Each case that leaves is in the ledger.
    """

    class Input:
        idempotency_key = idempotency_key()
        cases = references("Case", "The cases, fifty at most.")

    files = graphene.List(graphene.NonNull(Document), description=_FILES)
    act = graphene.Field(TwoPersonAct, description="The act that waits for another person; null for a single case.")

    @staticmethod
    async def perform(context: Context, *, cases: Sequence[UUID]) -> dict[str, object]:
        """One call."""
        if len(set(cases)) == 1:
            return {"files": documents(await context.ask(export.export_case, cases[0], context.papers))}
        return {"act": await shown_act(context, await context.ask_once(export.request_export, cases))}


class SelfReportSheet(HubMutation):
    """A sheet for the person herself: services that she uses herself, by her age in the images. Nothing leaves.

    It holds no name and no word of her case; what she tells afterwards is the field `self_reports`.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")

    files = graphene.List(
        graphene.NonNull(Document), description="The sheet, for your organisation's own key; or null."
    )

    @staticmethod
    async def perform(context: Context, *, case: UUID) -> dict[str, object]:
        """One call."""
        return {"files": documents(await context.ask(self_report_sheet, case, context.papers))}


class DownloadReferralPapers(HubMutation):
    """Take your own papers of a referral along again: a sheet that is carried, the letter as it was sent.

    As long as its recipient could read it, and before an acceptance only where a person carries it. In the ledger.
    """

    class Meta:
        repeatable = True

    class Input:
        referral = reference("Referral", "The referral that your organisation sent.")

    files = graphene.List(graphene.NonNull(Document), description=_PAPERS)

    @staticmethod
    async def perform(context: Context, *, referral: UUID) -> dict[str, object]:
        """One call."""
        return {"files": documents(await context.ask(own_papers, referral, context.papers))}


class DownloadRequestPapers(HubMutation):
    """Take your own papers of a request along again: the letter as it was sent.

    As long as its recipient could read it, and before it was taken only where a person carries it. In the ledger.
    """

    class Meta:
        repeatable = True

    class Input:
        request = reference("TakedownRequest", "The request that your organisation sent.")

    files = graphene.List(graphene.NonNull(Document), description=_PAPERS)

    @staticmethod
    async def perform(context: Context, *, request: UUID) -> dict[str, object]:
        """One call."""
        return {"files": documents(await context.ask(own_papers, request, context.papers))}


class DownloadExport(HubMutation):
    """Fetch the cases that you asked for and another person confirmed, within 24 hours of that. This is in the ledger.

    May be repeated within that time.
    """

    class Meta:
        repeatable = True

    class Input:
        act = reference("TwoPersonAct", "The act, as `exportCases` answered it.")

    files = graphene.List(graphene.NonNull(Document), description=_FILES)

    @staticmethod
    async def perform(context: Context, *, act: UUID) -> dict[str, object]:
        """One call."""
        return {"files": documents(await context.ask(export.download_export, act, context.papers))}
