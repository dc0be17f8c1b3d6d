"""The table of contents: every question and every deed of the API, by name."""

import graphene

from schema import acts, agreements, catalogue, directory, endpoints, exports, standing
from schema import delivery as deliveries
from schema import machines as clients
from schema.audit import ledger as audit
from schema.audit import published, received_ledger
from schema.cases import case as cases
from schema.cases import marking, may_tell, outside, own_duty, places, teams
from schema.cases import recording as intake
from schema.consent import recording as consent
from schema.consent import sentences as saying_consent
from schema.emergencies import night
from schema.emergencies import request as emergency
from schema.engine import things
from schema.engine.field_rules import with_field_rules
from schema.engine.guard import Root
from schema.engine.scalars import with_specifications
from schema.entry import account, members, provider
from schema.identity import keys
from schema.identity import viewer as identity
from schema.received import assigning as received
from schema.received import standing_machine as received_standing
from schema.referrals import answers as referral_answers
from schema.referrals import open_dates
from schema.referrals import referral as referrals
from schema.referrals import sending as referral_sending
from schema.releases import preview
from schema.reviews import deciding as reviews
from schema.statements import saying
from schema.takedowns import answers as takedown_answers
from schema.takedowns import request as takedowns
from schema.takedowns import sending as takedown_sending
from schema.tasks import narrowings
from schema.tasks import task as tasks
from schema.vetting import admissions, peers
from schema.vetting import candidate as vetting
from schema.withdrawals import undoing
from schema.withdrawals import withdrawal as withdrawals


class Query(Root):
    """What can be asked. A rule stands on each field; who is shut out gets the same answer for every id."""

    node = things.node
    viewer = identity.viewer
    organisation = directory.organisation
    organisations = directory.organisations
    case = cases.case
    cases = cases.cases
    catalogue = catalogue.catalogue
    disclosure_preview = preview.disclosure_preview
    may_tell = may_tell.may_tell
    last_answer_id = consent.last_answer_id
    consent_sentences = saying_consent.consent_sentences
    referral = referrals.referral
    referrals = referrals.referrals
    takedown_request = takedowns.takedown_request
    takedown_requests = takedowns.takedown_requests
    takedown_queue = takedowns.takedown_queue
    undelivered_count = tasks.undelivered_count
    delivery = deliveries.delivery
    deliveries = deliveries.deliveries
    holding = withdrawals.holding_by_id
    holdings = withdrawals.holdings
    case_ledger = audit.case_ledger
    ledger_head = audit.ledger_head
    referral_ledger = received_ledger.referral_ledger
    takedown_ledger = received_ledger.takedown_ledger
    ledger_key = published.ledger_key
    ledger_leaf = published.ledger_leaf
    ledger_growth = published.ledger_growth
    provider = provider.provider
    candidate = vetting.candidate
    candidates = vetting.candidates
    peer_questions = peers.peer_questions
    agreement = agreements.agreement
    agreements = agreements.agreements
    invitations = members.invitations
    admissions_to_confirm = admissions.admissions_to_confirm
    members = members.members
    narrowings = narrowings.narrowings
    retained_lawyers = open_dates.retained_lawyers
    my_sessions = account.my_sessions
    my_passkeys = account.my_passkeys
    my_notices = account.my_notices
    waiting_acts = acts.waiting_acts
    own_acts = acts.own_acts
    decided_acts = acts.decided_acts
    recipient_keys = keys.recipient_keys
    endpoint = endpoints.endpoint
    client = clients.client
    clients = clients.clients
    ledger = audit.ledger
    provisions = audit.provisions
    reviews = reviews.reviews
    standing_seconds = standing.standing_seconds
    duty_roster = standing.duty_roster
    standing_calls = night.standing_calls
    cases_on_duty = night.cases_on_duty
    case_team = teams.case_team
    alarms = teams.alarms
    removed_places = places.removed_places
    places_not_yet_requested = places.places_not_yet_requested
    places = places.places


class Mutation(Root):
    """What can be done. An expected refusal is data: `errors` of the payload, and nothing is written."""

    open_case = intake.OpenCase.Field()
    record_fields = intake.RecordFields.Field()
    bar_recipients = saying.BarRecipients.Field()
    lift_bar = saying.LiftBar.Field()
    state_age = saying.StateAge.Field()
    state_safe_contact = saying.StateSafeContact.Field()
    state_wishes = saying.StateWishes.Field()
    record_death = saying.RecordDeath.Field()
    settle_contradiction = saying.SettleContradiction.Field()
    choose_word = saying.ChooseWord.Field()
    add_places = places.AddPlaces.Field()
    remove_places = places.RemovePlaces.Field()
    mark_identity = marking.MarkIdentity.Field()
    add_evidence = intake.AddEvidence.Field()
    set_evidence_state = intake.SetEvidenceState.Field()
    close_case = intake.CloseCase.Field()
    record_consent = consent.RecordConsent.Field()
    record_refusal = consent.RecordRefusal.Field()
    shorten_consent = consent.ShortenConsent.Field()
    record_guardian_word = consent.RecordGuardianWord.Field()
    record_onward_answer = consent.RecordOnwardAnswer.Field()
    record_outside_disclosure = outside.RecordOutsideDisclosure.Field()
    withdraw_consent = withdrawals.WithdrawConsent.Field()
    mark_person_informed = narrowings.MarkPersonInformed.Field()
    undo_withdrawal = undoing.UndoWithdrawal.Field()
    decide_review = reviews.DecideReview.Field()
    hold_destruction = undoing.HoldDestruction.Field()
    request_emergency_override = emergency.RequestEmergencyOverride.Field()
    give_own_duty_notice = own_duty.GiveOwnDutyNotice.Field()
    record_danger = night.RecordDanger.Field()
    ask_written_part = night.AskWrittenPart.Field()
    answer_standing_call = night.AnswerStandingCall.Field()
    open_on_duty = night.OpenOnDuty.Field()
    wall_case = night.WallCase.Field()
    name_standing_second = standing.NameStandingSecond.Field()
    agree_standing_second = standing.AgreeStandingSecond.Field()
    end_standing_second = standing.EndStandingSecond.Field()
    set_on_duty = standing.SetOnDuty.Field()
    end_duty = standing.EndDuty.Field()
    export_cases = exports.ExportCases.Field()
    download_export = exports.DownloadExport.Field()
    answer_holding = withdrawals.AnswerHolding.Field()
    add_to_team = teams.AddToTeam.Field()
    remove_from_team = teams.RemoveFromTeam.Field()
    see_alarm = teams.SeeAlarm.Field()
    draft_referral = referral_sending.DraftReferral.Field()
    discard_referral = referral_sending.DiscardReferral.Field()
    offer_referral = referral_sending.OfferReferral.Field()
    offer_drafted_referral = referral_sending.OfferDraftedReferral.Field()
    reroute_referral = referral_sending.RerouteReferral.Field()
    cancel_referral = referral_sending.CancelReferral.Field()
    receive_referral = referral_answers.ReceiveReferral.Field()
    check_conflict = referral_answers.CheckConflict.Field()
    accept_referral = referral_answers.AcceptReferral.Field()
    reject_referral = referral_answers.RejectReferral.Field()
    start_referral = referral_answers.StartReferral.Field()
    hold_referral = referral_answers.HoldReferral.Field()
    complete_referral = referral_answers.CompleteReferral.Field()
    fail_referral = referral_answers.FailReferral.Field()
    record_engagement = referral_answers.RecordEngagement.Field()
    download_packet = referral_answers.DownloadPacket.Field()
    send_takedown_request = takedown_sending.SendTakedownRequest.Field()
    cancel_takedown_request = takedown_sending.CancelTakedownRequest.Field()
    recall_takedown_request = takedown_sending.RecallTakedownRequest.Field()
    assign_referrals = received.AssignReferrals.Field()
    unassign_referrals = received.UnassignReferrals.Field()
    wall_off_referrals = received.WallOffReferrals.Field()
    lift_referral_walls = received.LiftReferralWalls.Field()
    assign_takedown_requests = received.AssignTakedownRequests.Field()
    unassign_takedown_requests = received.UnassignTakedownRequests.Field()
    wall_off_takedown_requests = received.WallOffTakedownRequests.Field()
    lift_takedown_request_walls = received.LiftTakedownRequestWalls.Field()
    request_standing_machine = received_standing.RequestStandingMachine.Field()
    end_standing_machine = received_standing.EndStandingMachine.Field()
    receive_takedown_request = takedown_answers.ReceiveTakedownRequest.Field()
    accept_takedown_request = takedown_answers.AcceptTakedownRequest.Field()
    reject_takedown_request = takedown_answers.RejectTakedownRequest.Field()
    start_takedown_request = takedown_answers.StartTakedownRequest.Field()
    hold_takedown_request = takedown_answers.HoldTakedownRequest.Field()
    answer_takedown_items = takedown_answers.AnswerTakedownItems.Field()
    record_takedown_answers = takedown_answers.RecordTakedownAnswers.Field()
    correct_takedown_answer = takedown_answers.CorrectTakedownAnswer.Field()
    complete_takedown_request = takedown_answers.CompleteTakedownRequest.Field()
    fail_takedown_request = takedown_answers.FailTakedownRequest.Field()
    redeliver = deliveries.Redeliver.Field()
    record_carried = deliveries.RecordCarried.Field()
    set_provider = provider.SetProvider.Field()
    check_provider = provider.CheckProvider.Field()
    remove_provider = provider.RemoveProvider.Field()
    propose_organisation = vetting.ProposeOrganisation.Field()
    end_agreement = agreements.EndAgreement.Field()
    confirm_organisation = vetting.ConfirmOrganisation.Field()
    decline_organisation = vetting.DeclineOrganisation.Field()
    answer_peer_question = peers.AnswerPeerQuestion.Field()
    invite_member = members.InviteMember.Field()
    request_role_change = members.RequestRoleChange.Field()
    confirm_admission = admissions.ConfirmAdmission.Field()
    end_invitation = members.EndInvitation.Field()
    end_member = members.EndMember.Field()
    end_other_sessions = account.EndOtherSessions.Field()
    end_session = account.EndSession.Field()
    remove_passkey = account.RemovePasskey.Field()
    see_notice = account.SeeNotice.Field()
    confirm_act = acts.ConfirmAct.Field()
    decline_act = acts.DeclineAct.Field()
    answer_challenge = acts.AnswerChallenge.Field()
    request_access_recovery = acts.RequestAccessRecovery.Field()
    request_key_change = keys.RequestKeyChange.Field()
    revoke_key = keys.RevokeKey.Field()
    request_endpoint_change = endpoints.RequestEndpointChange.Field()
    pose_challenge = endpoints.PoseChallenge.Field()
    revoke_webhook_secrets = endpoints.RevokeWebhookSecrets.Field()
    add_client = clients.AddClient.Field()
    add_client_key = clients.AddClientKey.Field()
    change_client_scopes = clients.ChangeClientScopes.Field()
    end_client_key = clients.EndClientKey.Field()
    end_client = clients.EndClient.Field()


SCHEMA = with_specifications(with_field_rules(graphene.Schema(query=Query, mutation=Mutation).graphql_schema))
"""The one schema, built once."""
