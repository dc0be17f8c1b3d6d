"""Who becomes a member and stays one, and what never runs beside real people."""

from tests.house.spoils import Guard, always, answers, never, uses, without

LETTING_IN = "tests/vetting/test_letting_in.py::"
INSTALLATION = "tests/commands/test_installation.py::"
SUSPENSION = "tests/vetting/test_suspension.py::"
_SUSPENDED = r" and o\.suspended_at is null"

VETTING = (
    Guard(
        "a name shows all that it holds",
        "hub.directory.enrol:is_legible",
        answers(True),
        "tests/vetting/test_rules.py::test_an_entry_has_its_form",
    ),
    Guard(
        "another member than the proposer",
        "hub.vetting.rules:proposing_reasons",
        answers(()),
        LETTING_IN + "test_one_member_alone_cannot_vouch_twice",
    ),
    Guard(
        "the answer of who was asked",
        "hub.vetting.rules:answering_reasons",
        answers(()),
        LETTING_IN + "test_what_was_declined_ends_there",
    ),
    Guard(
        "two members before the operator",
        "hub.vetting.rules:activating_reasons",
        answers(()),
        LETTING_IN + "test_the_operator_alone_cannot_let_in_what_nobody_confirmed",
    ),
    Guard(
        "who vouches is a member now",
        "hub.vetting.activate:_MEMBERS",
        without(_SUSPENDED),
        LETTING_IN + "test_whoever_is_suspended_does_not_vouch[first]",
    ),
    Guard(
        "two founders and no third",
        "hub.vetting.rules:founding_reasons",
        answers(()),
        "tests/vetting/test_founding.py::test_two_found_a_hub_and_no_third",
    ),
    Guard(
        "the form of an entry",
        "hub.directory.enrol:enrolment_reasons",
        answers(()),
        LETTING_IN + "test_a_wrong_form_is_named_and_nothing_is_written[kind]",
    ),
    Guard(
        "the words of a proposal",
        "hub.vetting.propose:statement_reasons",
        answers(()),
        LETTING_IN + "test_a_wrong_form_is_named_and_nothing_is_written[picture]",
    ),
)
MEMBERS_ONLY = (
    Guard(
        "a token of a suspended member",
        "hub.machines.standing:_MEMBERSHIP",
        without(r"coalesce\(o\.suspended_for, ''\) <> 'security'", "true"),
        SUSPENSION + "test_tokens_are_refused_at_the_next_request_although_they_are_remembered[suspended]",
    ),
    Guard(
        "a suspended recipient",
        "hub.directory.load:_RECIPIENTS",
        without(_SUSPENDED),
        SUSPENSION + "test_the_directory_and_the_gate_do_not_know_it[suspended]",
    ),
    Guard(
        "a suspended member in the list",
        "hub.directory.load:_PAGE",
        without(_SUSPENDED),
        "tests/directory/test_load.py::test_a_suspended_member_is_in_no_page_and_no_recipient",
    ),
    Guard(
        "a message of a suspended member waits",
        "hub.delivery.lease:_LEASE",
        without(r"and not exists \(.*\)\n", "\n"),
        SUSPENSION + "test_nothing_is_sent_from_or_to_it_at_the_next_tick_and_for_as_long[sender-suspended]",
    ),
    Guard(
        "a message leased before a suspension",
        "hub.delivery.claim:_both_members",
        answers(True),
        SUSPENSION + "test_a_message_leased_before_it_was_suspended_is_not_sent_and_not_lost[sender]",
    ),
)
REAL_PEOPLE_ONLY = (
    Guard(
        "no demo beside real people",
        "hub.kit.production:check_production",
        always("production"),
        "tests/kit/test_production.py::test_a_folder_in_which_a_demo_ran_never_holds_real_people",
    ),
    Guard(
        "no token of a person among real people",
        "hub.machines.tokens:Verifier.standing",
        never("_machines_only"),
        "tests/app/test_app.py::test_in_production_no_token_of_a_person_is_taken",
    ),
    Guard(
        "no demo on the database of real people",
        "hub.kit.installation:check_database",
        uses("kind", "kind and settings.mode"),
        INSTALLATION + "test_a_demo_on_productions_database_is_refused_by_every_command[token]",
    ),
    Guard(
        "no demo beside the data and keys of real people",
        "hub.kit.installation:check_folders",
        uses("kind", "settings.mode"),
        INSTALLATION + "test_a_demo_with_a_database_of_its_own_signs_nothing_with_productions_keys",
    ),
    Guard(
        "nothing is done where nobody has decided what for",
        "hub.kit.installation:check_database",
        always("migrating"),
        INSTALLATION + "test_nothing_is_done_on_a_database_for_which_nobody_has_decided",
    ),
    Guard(
        "no sign-in link in production",
        "hub.kit.settings:_demo_sign_in",
        never("demo"),
        "tests/kit/test_settings.py::test_production_is_what_nothing_set_means_so_that_a_forgotten_mode_opens_no_link",
    ),
)
