"""The table of contents: every question and every deed of the API, by name."""

import graphene

import schema.acts
import schema.agreements
import schema.audit.ledger
import schema.audit.published
import schema.audit.received_ledger
import schema.cases.case
import schema.cases.lists
import schema.cases.marking
import schema.cases.may_tell
import schema.cases.noting
import schema.cases.outside
import schema.cases.own_duty
import schema.cases.places
import schema.cases.recording
import schema.cases.teams
import schema.cases.today
import schema.catalogue.catalogue
import schema.consent.questions
import schema.consent.recording
import schema.consent.sentences
import schema.consent.sitting
import schema.delivery
import schema.directory
import schema.emergencies.night
import schema.emergencies.request
import schema.endpoints
import schema.engine.things
import schema.entry.account
import schema.entry.members
import schema.entry.provider
import schema.exports
import schema.identity.keys
import schema.identity.viewer
import schema.machines
import schema.received.assigning
import schema.received.standing_machine
import schema.referrals.answers
import schema.referrals.open_dates
import schema.referrals.referral
import schema.referrals.sending
import schema.releases.preview
import schema.reviews.deciding
import schema.standing
import schema.statements.statement_mutations
import schema.takedowns.answers
import schema.takedowns.finder
import schema.takedowns.recording
import schema.takedowns.request
import schema.takedowns.routes
import schema.takedowns.rules
import schema.takedowns.sending
import schema.tasks.narrowings
import schema.tasks.task
import schema.vetting.admissions
import schema.vetting.candidate
import schema.vetting.peers
import schema.withdrawals.foreseen
import schema.withdrawals.undoing
import schema.withdrawals.withdrawal
from schema.engine.field_rules import with_field_rules
from schema.engine.guard import Root
from schema.engine.scalars import with_specifications


class Query(Root):
    """What can be asked. A rule stands on each field; who is shut out gets the same answer for every id."""

    node = schema.engine.things.node
    viewer = schema.identity.viewer.viewer
    organisation = schema.directory.organisation
    organisations = schema.directory.organisations
    case = schema.cases.case.case
    cases = schema.cases.lists.cases
    today = schema.cases.today.today
    case_counts = schema.cases.lists.case_counts
    new_answers = schema.cases.today.new_answers
    catalogue = schema.catalogue.catalogue.catalogue
    disclosure_preview = schema.releases.preview.disclosure_preview
    proposed_routes = schema.takedowns.finder.proposed_routes
    may_tell = schema.cases.may_tell.may_tell
    last_answer_id = schema.consent.recording.last_answer_id
    foreseen_narrowings = schema.withdrawals.foreseen.foreseen_narrowings
    consent_questions = schema.consent.questions.consent_questions
    consent_sentences = schema.consent.sentences.consent_sentences
    referral = schema.referrals.referral.referral
    referrals = schema.referrals.referral.referrals
    takedown_request = schema.takedowns.request.takedown_request
    takedown_requests = schema.takedowns.request.takedown_requests
    takedown_queue = schema.takedowns.request.takedown_queue
    clock_rules = schema.takedowns.rules.clock_rules
    undelivered_count = schema.tasks.task.undelivered_count
    delivery = schema.delivery.delivery
    deliveries = schema.delivery.deliveries
    holding = schema.withdrawals.withdrawal.holding_by_id
    holdings = schema.withdrawals.withdrawal.holdings
    case_ledger = schema.audit.ledger.case_ledger
    ledger_head = schema.audit.ledger.ledger_head
    referral_ledger = schema.audit.received_ledger.referral_ledger
    takedown_ledger = schema.audit.received_ledger.takedown_ledger
    ledger_key = schema.audit.published.ledger_key
    ledger_leaf = schema.audit.published.ledger_leaf
    ledger_growth = schema.audit.published.ledger_growth
    provider = schema.entry.provider.provider
    candidate = schema.vetting.candidate.candidate
    candidates = schema.vetting.candidate.candidates
    peer_questions = schema.vetting.peers.peer_questions
    agreement = schema.agreements.agreement
    agreements = schema.agreements.agreements
    invitations = schema.entry.members.invitations
    admissions_to_confirm = schema.vetting.admissions.admissions_to_confirm
    members = schema.entry.members.members
    narrowings = schema.tasks.narrowings.narrowings
    retained_lawyers = schema.referrals.open_dates.retained_lawyers
    my_sessions = schema.entry.account.my_sessions
    my_passkeys = schema.entry.account.my_passkeys
    my_notices = schema.entry.account.my_notices
    waiting_acts = schema.acts.waiting_acts
    own_acts = schema.acts.own_acts
    decided_acts = schema.acts.decided_acts
    recipient_keys = schema.identity.keys.recipient_keys
    endpoint = schema.endpoints.endpoint
    client = schema.machines.client
    clients = schema.machines.clients
    ledger = schema.audit.ledger.ledger
    provisions = schema.audit.ledger.provisions
    reviews = schema.reviews.deciding.reviews
    standing_seconds = schema.standing.standing_seconds
    duty_roster = schema.standing.duty_roster
    standing_calls = schema.emergencies.night.standing_calls
    cases_on_duty = schema.emergencies.night.cases_on_duty
    case_team = schema.cases.teams.case_team
    colleagues = schema.cases.teams.colleagues
    alarms = schema.cases.teams.alarms
    removed_places = schema.cases.places.removed_places
    places_not_yet_requested = schema.cases.places.places_not_yet_requested
    places = schema.cases.places.places


class Mutation(Root):
    """What can be done. An expected refusal is data: `errors` of the payload, and nothing is written."""

    open_case = schema.cases.recording.OpenCase.Field()
    record_fields = schema.cases.recording.RecordFields.Field()
    bar_recipients = schema.statements.statement_mutations.BarRecipients.Field()
    lift_bar = schema.statements.statement_mutations.LiftBar.Field()
    state_age = schema.statements.statement_mutations.StateAge.Field()
    state_safe_contact = schema.statements.statement_mutations.StateSafeContact.Field()
    state_wishes = schema.statements.statement_mutations.StateWishes.Field()
    record_death = schema.statements.statement_mutations.RecordDeath.Field()
    settle_contradiction = schema.statements.statement_mutations.SettleContradiction.Field()
    choose_word = schema.statements.statement_mutations.ChooseWord.Field()
    add_places = schema.cases.places.AddPlaces.Field()
    remove_places = schema.cases.places.RemovePlaces.Field()
    mark_identity = schema.cases.marking.MarkIdentity.Field()
    add_evidence = schema.cases.recording.AddEvidence.Field()
    set_evidence_state = schema.cases.recording.SetEvidenceState.Field()
    close_case = schema.cases.recording.CloseCase.Field()
    reopen_case = schema.cases.recording.ReopenCase.Field()
    name_case = schema.cases.recording.NameCase.Field()
    send_routes = schema.takedowns.routes.SendRoutes.Field()
    record_sitting = schema.consent.sitting.RecordSitting.Field()
    note_case = schema.cases.noting.NoteCase.Field()
    plan_next_step = schema.cases.noting.PlanNextStep.Field()
    record_consent = schema.consent.recording.RecordConsent.Field()
    record_refusal = schema.consent.recording.RecordRefusal.Field()
    shorten_consent = schema.consent.recording.ShortenConsent.Field()
    record_guardian_word = schema.consent.recording.RecordGuardianWord.Field()
    record_onward_answer = schema.consent.recording.RecordOnwardAnswer.Field()
    record_guidance_told = schema.cases.recording.RecordGuidanceTold.Field()
    record_outside_disclosure = schema.cases.outside.RecordOutsideDisclosure.Field()
    withdraw_consent = schema.withdrawals.withdrawal.WithdrawConsent.Field()
    mark_person_informed = schema.tasks.narrowings.MarkPersonInformed.Field()
    undo_withdrawal = schema.withdrawals.undoing.UndoWithdrawal.Field()
    decide_review = schema.reviews.deciding.DecideReview.Field()
    hold_destruction = schema.withdrawals.undoing.HoldDestruction.Field()
    request_emergency_override = schema.emergencies.request.RequestEmergencyOverride.Field()
    give_own_duty_notice = schema.cases.own_duty.GiveOwnDutyNotice.Field()
    record_danger = schema.emergencies.night.RecordDanger.Field()
    ask_written_part = schema.emergencies.night.AskWrittenPart.Field()
    answer_standing_call = schema.emergencies.night.AnswerStandingCall.Field()
    open_on_duty = schema.emergencies.night.OpenOnDuty.Field()
    wall_case = schema.emergencies.night.WallCase.Field()
    name_standing_second = schema.standing.NameStandingSecond.Field()
    agree_standing_second = schema.standing.AgreeStandingSecond.Field()
    end_standing_second = schema.standing.EndStandingSecond.Field()
    set_on_duty = schema.standing.SetOnDuty.Field()
    end_duty = schema.standing.EndDuty.Field()
    export_cases = schema.exports.ExportCases.Field()
    download_export = schema.exports.DownloadExport.Field()
    answer_holding = schema.withdrawals.withdrawal.AnswerHolding.Field()
    add_to_team = schema.cases.teams.AddToTeam.Field()
    remove_from_team = schema.cases.teams.RemoveFromTeam.Field()
    see_alarm = schema.cases.teams.SeeAlarm.Field()
    draft_referral = schema.referrals.sending.DraftReferral.Field()
    discard_referral = schema.referrals.sending.DiscardReferral.Field()
    offer_referral = schema.referrals.sending.OfferReferral.Field()
    offer_drafted_referral = schema.referrals.sending.OfferDraftedReferral.Field()
    reroute_referral = schema.referrals.sending.RerouteReferral.Field()
    cancel_referral = schema.referrals.sending.CancelReferral.Field()
    receive_referral = schema.referrals.answers.ReceiveReferral.Field()
    check_conflict = schema.referrals.answers.CheckConflict.Field()
    accept_referral = schema.referrals.answers.AcceptReferral.Field()
    reject_referral = schema.referrals.answers.RejectReferral.Field()
    start_referral = schema.referrals.answers.StartReferral.Field()
    hold_referral = schema.referrals.answers.HoldReferral.Field()
    complete_referral = schema.referrals.answers.CompleteReferral.Field()
    fail_referral = schema.referrals.answers.FailReferral.Field()
    record_engagement = schema.referrals.answers.RecordEngagement.Field()
    download_packet = schema.referrals.answers.DownloadPacket.Field()
    download_referral_papers = schema.exports.DownloadReferralPapers.Field()
    download_request_papers = schema.exports.DownloadRequestPapers.Field()
    self_report_sheet = schema.exports.SelfReportSheet.Field()
    request_preservation = schema.takedowns.sending.RequestPreservation.Field()
    send_takedown_request = schema.takedowns.sending.SendTakedownRequest.Field()
    cancel_takedown_request = schema.takedowns.sending.CancelTakedownRequest.Field()
    recall_takedown_request = schema.takedowns.sending.RecallTakedownRequest.Field()
    assign_referrals = schema.received.assigning.AssignReferrals.Field()
    unassign_referrals = schema.received.assigning.UnassignReferrals.Field()
    wall_off_referrals = schema.received.assigning.WallOffReferrals.Field()
    lift_referral_walls = schema.received.assigning.LiftReferralWalls.Field()
    assign_takedown_requests = schema.received.assigning.AssignTakedownRequests.Field()
    unassign_takedown_requests = schema.received.assigning.UnassignTakedownRequests.Field()
    wall_off_takedown_requests = schema.received.assigning.WallOffTakedownRequests.Field()
    lift_takedown_request_walls = schema.received.assigning.LiftTakedownRequestWalls.Field()
    request_standing_machine = schema.received.standing_machine.RequestStandingMachine.Field()
    end_standing_machine = schema.received.standing_machine.EndStandingMachine.Field()
    receive_takedown_request = schema.takedowns.answers.ReceiveTakedownRequest.Field()
    accept_takedown_request = schema.takedowns.answers.AcceptTakedownRequest.Field()
    reject_takedown_request = schema.takedowns.answers.RejectTakedownRequest.Field()
    start_takedown_request = schema.takedowns.answers.StartTakedownRequest.Field()
    hold_takedown_request = schema.takedowns.answers.HoldTakedownRequest.Field()
    answer_takedown_items = schema.takedowns.answers.AnswerTakedownItems.Field()
    record_takedown_answers = schema.takedowns.answers.RecordTakedownAnswers.Field()
    correct_takedown_answer = schema.takedowns.answers.CorrectTakedownAnswer.Field()
    record_clock_moment = schema.takedowns.recording.RecordClockMoment.Field()
    record_finding = schema.takedowns.recording.RecordFinding.Field()
    complain_of_request = schema.takedowns.recording.ComplainOfRequest.Field()
    complete_takedown_request = schema.takedowns.answers.CompleteTakedownRequest.Field()
    fail_takedown_request = schema.takedowns.answers.FailTakedownRequest.Field()
    redeliver = schema.delivery.Redeliver.Field()
    record_carried = schema.delivery.RecordCarried.Field()
    set_provider = schema.entry.provider.SetProvider.Field()
    check_provider = schema.entry.provider.CheckProvider.Field()
    remove_provider = schema.entry.provider.RemoveProvider.Field()
    propose_organisation = schema.vetting.candidate.ProposeOrganisation.Field()
    end_agreement = schema.agreements.EndAgreement.Field()
    confirm_organisation = schema.vetting.candidate.ConfirmOrganisation.Field()
    decline_organisation = schema.vetting.candidate.DeclineOrganisation.Field()
    answer_peer_question = schema.vetting.peers.AnswerPeerQuestion.Field()
    invite_member = schema.entry.members.InviteMember.Field()
    request_role_change = schema.entry.members.RequestRoleChange.Field()
    confirm_admission = schema.vetting.admissions.ConfirmAdmission.Field()
    end_invitation = schema.entry.members.EndInvitation.Field()
    end_member = schema.entry.members.EndMember.Field()
    end_other_sessions = schema.entry.account.EndOtherSessions.Field()
    end_session = schema.entry.account.EndSession.Field()
    remove_passkey = schema.entry.account.RemovePasskey.Field()
    see_notice = schema.entry.account.SeeNotice.Field()
    confirm_act = schema.acts.ConfirmAct.Field()
    decline_act = schema.acts.DeclineAct.Field()
    answer_challenge = schema.acts.AnswerChallenge.Field()
    request_access_recovery = schema.acts.RequestAccessRecovery.Field()
    request_key_change = schema.identity.keys.RequestKeyChange.Field()
    revoke_key = schema.identity.keys.RevokeKey.Field()
    request_endpoint_change = schema.endpoints.RequestEndpointChange.Field()
    pose_challenge = schema.endpoints.PoseChallenge.Field()
    revoke_webhook_secrets = schema.endpoints.RevokeWebhookSecrets.Field()
    add_client = schema.machines.AddClient.Field()
    add_client_key = schema.machines.AddClientKey.Field()
    change_client_scopes = schema.machines.ChangeClientScopes.Field()
    end_client_key = schema.machines.EndClientKey.Field()
    end_client = schema.machines.EndClient.Field()


class Subscription(Root):
    """What can be followed, at `/graphql/stream`: asked anew whenever something of your organisation has changed."""

    new_answers = schema.cases.today.new_answers


SCHEMA = with_specifications(
    with_field_rules(graphene.Schema(query=Query, mutation=Mutation, subscription=Subscription).graphql_schema)
)
"""The one schema, built once."""
