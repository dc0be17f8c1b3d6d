"""Who comes in, and who is a second person: no act of two is done by one human."""

from tests.house.spoils import Guard, always, answers, does_not, each, gives, lets_through, never, without

HUMAN = "tests/acts/test_one_human.py::"
OUTSIDE = "tests/vetting/test_admissions.py::"
NEWCOMER = "tests/overrides/test_newcomer.py::"
REVIEWS = "tests/reviews/test_rules.py::"

SECOND_PEOPLE = (
    Guard(
        "another human than who asked",
        "hub.acts.lineage:second_reasons",
        answers(()),
        HUMAN + "test_nobody_confirms_the_act_of_whoever_alone_let_her_in",
    ),
    Guard(
        "every kind of act asks for another human",
        "hub.acts.decide:lineage_reasons",
        answers(()),
        HUMAN + "test_every_kind_of_act_asks_for_two_humans",
    ),
    Guard(
        "a hand that two made",
        "hub.acts.lineage:_hand",
        gives("second", "one.principal"),
        "tests/acts/test_lineage.py::test_no_two_identities_of_one_human_are_ever_two_people",
    ),
    Guard(
        "who asked may still ask",
        "hub.acts.lineage:asker_reasons",
        answers(()),
        HUMAN + "test_whoever_asked_and_may_not_ask_any_more_has_nothing_confirmed",
    ),
    Guard(
        "the rank of who confirms",
        "hub.acts.lineage:rank_reasons",
        answers(()),
        HUMAN + "test_a_supervisor_lets_no_administrator_back_in",
    ),
    Guard(
        "three days before anybody confirms",
        "hub.acts.lineage:is_newcomer",
        answers(False),
        HUMAN + "test_whoever_came_in_by_two_is_a_second_person_after_three_days",
    ),
    Guard(
        "an administrator looks at a newcomers word",
        "hub.acts.decide:confirm",
        does_not("found.act.by_newcomer"),
        NEWCOMER + "test_a_newcomer_saves_a_life_and_an_administrator_is_asked",
    ),
    Guard(
        "a review by another human",
        "hub.reviews.rules:decide_reasons",
        lets_through("review_same_hand"),
        NEWCOMER + "test_nobody_but_an_administrator_who_is_another_human_decides_it",
    ),
    Guard(
        "what administrators review",
        "hub.reviews.rules:decide_reasons",
        never("ADMINISTRATORS"),
        REVIEWS + "test_only_another_person_of_the_team_or_a_supervisor_decides_and_once",
    ),
    Guard(
        "an alarm put away by another human",
        "hub.cases.alarm_seen:see",
        lets_through("own_alarm"),
        HUMAN + "test_an_alarm_about_her_is_put_away_by_no_identity_of_hers",
    ),
)
COMING_IN_BY_TWO = (
    Guard(
        "nobody is taken into a member that is stopped",
        "hub.vetting.admissions:_MEMBER",
        without(r"(?s) and \(\(o\.ended_at.*"),
        "tests/vetting/test_acts_meanwhile.py::test_the_operator_takes_nobody_into_a_member_that_is_stopped",
    ),
    Guard(
        "nobody who is new at a voucher confirms",
        "hub.vetting.admissions:is_newcomer",
        answers(False),
        OUTSIDE + "test_whoever_is_new_at_the_voucher_confirms_nobody_for_three_days",
    ),
    Guard(
        "a provider that another human looked at",
        "hub.acts.lineage:second_reasons",
        answers(()),
        "tests/entry/providers/test_provider_api.py::test_nobody_checks_what_she_may_have_set_herself",
    ),
    Guard(
        "an invitation that was confirmed",
        "hub.entry.invitations.accept:_HOLD",
        without(r"i\.confirmed_at is not null and "),
        HUMAN + "test_whoever_guesses_the_code_before_it_is_confirmed_opens_nothing",
    ),
    Guard(
        "an invitation by two who are still here",
        "hub.entry.invitations.accept:_HOLD",
        without(r"p\.ended_at <= :now", "false"),
        HUMAN + "test_whoever_confirms_while_she_is_let_go_lets_nobody_in",
    ),
    Guard(
        "nobody outside where somebody inside can",
        "hub.entry.acts.member_admission:wait",
        gives("to_outside", "True"),
        OUTSIDE + "test_a_voucher_sees_nothing_that_somebody_inside_can_confirm",
    ),
    Guard(
        "machines confirm nothing",
        "hub.acts.lineage:somebody_inside",
        always("is_person"),
        HUMAN + "test_a_machine_of_hers_stands_in_nobodys_way",
    ),
    Guard(
        "a voucher that is a member",
        "hub.vetting.admissions:_ONE",
        without(r"o\.id = a\.voucher", "o.id <> a.voucher"),
        OUTSIDE + "test_a_voucher_that_is_suspended_confirms_nobody",
    ),
    Guard(
        "an invitation that was not ended",
        # two walls: the act's own check, and what writes the confirmation
        "hub.entry.acts.member_admission:may_come hub.entry.invitations.confirm:change",
        each(may_come=lets_through("stale"), change=answers(["confirmed"])),
        "tests/entry/invitations/test_invitations_end.py::test_an_invitation_that_is_gone_is_not_confirmed",
    ),
    Guard(
        "her own role",
        "hub.entry.acts.role_change:may_change",
        never("member", "principal"),
        HUMAN + "test_nobody_changes_her_own_role_nor_takes_the_last_administrators",
    ),
    Guard(
        "teams of a role that sees no case",
        "hub.entry.acts.role_change:change",
        does_not("leave_all"),
        HUMAN + "test_a_role_that_sees_no_case_is_on_no_team",
    ),
)
