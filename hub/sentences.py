"""Every code that a caller can meet: each room declares its own, and whatever runs imports this to have them all."""

import hub.acts.sentences
import hub.agreements.sentences
import hub.cases.sentences
import hub.consent.sentences
import hub.delivery.sentences
import hub.directory.sentences
import hub.emergencies.sentences
import hub.entry.sentences
import hub.exports.sentences
import hub.identity.sentences
import hub.intake.sentences
import hub.kit.sentences
import hub.machines.sentences
import hub.minimisation.sentences
import hub.overrides.sentences
import hub.own_duty.sentences
import hub.received.sentences
import hub.referrals.sentences
import hub.releases.sentences
import hub.reviews.sentences
import hub.standing.sentences
import hub.statements.sentences
import hub.takedowns.sentences
import hub.tasks.sentences
import hub.vetting.sentences
import hub.withdrawals.sentences
from hub.kit.sentence import declare

for _room in (
    hub.acts.sentences,
    hub.agreements.sentences,
    hub.cases.sentences,
    hub.consent.sentences,
    hub.delivery.sentences,
    hub.directory.sentences,
    hub.emergencies.sentences,
    hub.entry.sentences,
    hub.exports.sentences,
    hub.identity.sentences,
    hub.intake.sentences,
    hub.kit.sentences,
    hub.machines.sentences,
    hub.minimisation.sentences,
    hub.overrides.sentences,
    hub.own_duty.sentences,
    hub.received.sentences,
    hub.referrals.sentences,
    hub.releases.sentences,
    hub.reviews.sentences,
    hub.standing.sentences,
    hub.statements.sentences,
    hub.takedowns.sentences,
    hub.tasks.sentences,
    hub.vetting.sentences,
    hub.withdrawals.sentences,
):
    declare(_room.REFUSALS)
