"""How people come in, how long they stay, and who may let others in."""

from tests.house.spoils import Guard, always, answers, gives, lets_through, never, without

WHOSE_WORD = "tests/entry/invitations/test_whose_word.py::"
REFUSED = "tests/entry/passkeys/test_refused.py::"
SIGN_IN = REFUSED + "test_a_sign_in_that_is_not_right_lets_nobody_in"
CEREMONIES = "tests/entry/passkeys/test_ceremonies.py::"
STAYS = "tests/entry/sessions/test_stays.py::"
DEVICES = "tests/entry/sessions/test_devices.py::"
ASKING = "tests/entry/invitations/test_inviting.py::"
MEMBERS = "tests/entry/test_members_api.py::"

COMING_IN = (
    Guard(
        "a challenge of a sign-in once",
        "hub.entry.passkeys.sign_in:spend",
        answers(True),
        CEREMONIES + "test_the_same_answer_sent_by_sixteen_at_once_signs_in_one",
    ),
    Guard(
        "a challenge that the hub made",
        "hub.entry.passkeys.challenges:SignInChallenges.read",
        always("compare_digest"),
        REFUSED + "test_another_hubs_challenge_is_none_of_ours",
    ),
    Guard(
        "the end of a challenge",
        "hub.entry.passkeys.challenges:SignInChallenges.read",
        always("until"),
        SIGN_IN + "[a_challenge_that_is_over]",
    ),
    Guard(
        "what a challenge was given for",
        "hub.entry.passkeys.step_up:_freshened",
        never("take", "asked"),
        REFUSED + "test_a_step_up_that_is_not_right_freshens_nothing",
    ),
    Guard(
        "a copied passkey",
        "hub.entry.passkeys.rules:is_copied",
        answers(False),
        REFUSED + "test_a_copied_passkeys_owner_signs_in_as_ever",
    ),
    Guard(
        "the person verified by the passkey",
        "hub.entry.passkeys.assertion:_counter",
        gives("require_user_verification", "False"),
        SIGN_IN + "[the_person_not_verified]",
    ),
    Guard(
        "a passkey in somebody elses frame",
        "hub.entry.passkeys.responses:_challenge",
        never("cross_origin"),
        SIGN_IN + "[in_a_frame_of_somebody_elses]",
    ),
    Guard(
        "a key that can verify something",
        "hub.entry.passkeys.register:decoded_public_key_to_cryptography",
        answers(None),
        REFUSED + "test_a_registration_that_is_not_right_keeps_nothing",
    ),
    Guard(
        "a passkey of somebody who is still here",
        "hub.entry.passkeys.assertion:_FIND",
        without(r"\(p\.ended_at is null or p\.ended_at > :now\) and "),
        SIGN_IN + "[a_person_who_is_gone_by_the_row_alone]",
    ),
    Guard(
        "a fresh sign-in for another passkey",
        "hub.entry.passkeys.own:_must_be_fresh",
        answers(None),
        CEREMONIES + "test_a_passkey_is_added_only_soon_after_signing_in",
    ),
    Guard(
        "the last passkey",
        "hub.entry.passkeys.own:remove",
        lets_through("last_passkey"),
        CEREMONIES + "test_the_last_passkey_stays",
    ),
)
STAYING = (
    Guard(
        "half an hour without a request",
        "hub.entry.sessions.find:_FIND",
        without(r" and s\.seen_at > :noted_after"),
        STAYS + "test_half_an_hour_without_a_request_ends_a_stay",
    ),
    Guard(
        "twelve hours",
        "hub.entry.sessions.find:_FIND",
        without(r"s\.created_at > :begun_after and "),
        STAYS + "test_twelve_hours_end_a_stay_however_busy",
    ),
    Guard(
        "the secret of a stay",
        "hub.entry.sessions.find:_FIND",
        without(r" and s\.digest = :digest"),
        STAYS + "test_a_cookie_that_is_not_the_one_given_out_finds_nobody",
    ),
    Guard(
        "a stay of somebody who is still here",
        "hub.entry.sessions.find:_FIND",
        without(r"\(p\.ended_at is null or p\.ended_at > :now\) and "),
        STAYS + "test_whoever_is_gone_by_the_row_alone_is_out_although_the_stay_is_there",
    ),
    Guard(
        "a stay at an organisation that is still here",
        "hub.entry.sessions.find:_FIND",
        without(r"\(o\.ended_at is null or o\.ended_at > :now\) and "),
        STAYS + "test_an_organisation_that_ended_has_nobody_signed_in",
    ),
    Guard(
        "five minutes of freshness",
        "hub.entry.sessions.rules:is_fresh",
        answers(True),
        STAYS + "test_a_stay_is_fresh_for_five_minutes",
    ),
    Guard(
        "a list of living stays",
        "hub.entry.sessions.rules:is_alive",
        answers(True),
        STAYS + "test_a_stay_that_has_ended_is_not_listed_any_more",
    ),
    Guard(
        "whose stay is ended",
        "hub.entry.sessions.end:_ONE",
        without(r" and principal = :me"),
        STAYS + "test_a_person_sees_and_ends_own_stays_and_nobody_elses",
    ),
    Guard(
        "word to a second person",
        "hub.entry.notices:tell_a_second_person",
        answers(None),
        DEVICES + "test_the_administrators_are_told_of_a_new_device_and_nobody_else",
    ),
    Guard(
        "what is known of a device",
        "hub.entry.sessions.devices:_WHOSE",
        without(r" and digest = :digest"),
        DEVICES + "test_what_the_browser_says_is_believed_only_where_the_hub_gave_it_out",
    ),
)
INVITING = (
    Guard(
        "the operators own invitation",
        "hub.entry.invitations.accept:_TAKE",
        without(r"i\.invited_by is not null or not exists", "true or not exists"),
        WHOSE_WORD + "test_of_two_invitations_of_the_operator_only_one_lets_anybody_in",
    ),
    Guard(
        "administrators who were let go",
        "hub.entry.invitations.invite:_HAD_ADMIN",
        without(r"and p\.kind = 'person'", "and p.ended_at is null and p.kind = 'person'"),
        WHOSE_WORD + "test_the_operator_who_lets_every_administrator_go_makes_no_new_one",
    ),
    Guard(
        "the code of an invitation",
        "hub.entry.invitations.accept:prove",
        always("compare_digest"),
        ASKING + "test_the_link_alone_and_the_code_alone_do_nothing",
    ),
    Guard(
        "five wrong codes",
        "hub.entry.invitations.rules:is_guessed_out",
        answers(False),
        ASKING + "test_four_wrong_codes_are_borne_and_the_fifth_ends_the_invitation",
    ),
    Guard(
        "guesses one after the other",
        "hub.entry.invitations.accept:_HOLD",
        without(r"for update of i"),
        ASKING + "test_sixteen_guesses_at_once_are_five",
    ),
    Guard(
        "three days of an invitation",
        "hub.entry.invitations.accept:_HOLD",
        without(r" and i\.until > :now"),
        ASKING + "test_three_days_end_an_invitation",
    ),
    Guard(
        "the operator invites no second administrator",
        "hub.entry.invitations.invite:_HAD_ADMIN",
        without(r"role = 'admin'", "role = 'nobody'"),
        ASKING + "test_the_operator_invites_the_first_administrator_and_no_second",
    ),
    Guard(
        "the last administrator",
        "hub.identity.members:end_member",
        lets_through("last_admin"),
        MEMBERS + "test_the_last_administrator_is_not_let_go",
    ),
    Guard(
        "a fresh sign-in where a rule asks for it",
        "schema.engine.context:Context.require",
        lets_through("step_up_needed"),
        MEMBERS + "test_whoever_signed_in_long_ago_neither_invites_nor_lets_go",
    ),
)
