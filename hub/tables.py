"""Imports every room's models once, so that migrations and tests see the whole metadata."""

from sqlmodel import SQLModel

import hub.acts.models
import hub.agreements.models
import hub.audit.models
import hub.cases.models
import hub.cases.notes_models
import hub.consent.models
import hub.delivery.models
import hub.directory.models
import hub.drafts.models
import hub.emergencies.models
import hub.entry.invitations.models
import hub.entry.passkeys.models
import hub.entry.providers.models
import hub.entry.sessions.models
import hub.identity.models
import hub.kit.installation
import hub.lists.models
import hub.machines.clients.models
import hub.machines.dpop.models
import hub.own_duty.models
import hub.pairs.models
import hub.received.models
import hub.referrals.models
import hub.releases.models
import hub.reviews.models
import hub.standing.models
import hub.statements.models
import hub.takedowns.models
import hub.tasks.models
import hub.vetting.models
import hub.withdrawals.models  # noqa: F401

metadata = SQLModel.metadata
