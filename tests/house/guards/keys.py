"""Destroyed is destroyed: what turns an epoch, what keeps its key until then, and what is never made anew."""

from tests.house.spoils import Guard, always, answers, is_told, never, rewritten, uses, without

DESTROYED = "tests/withdrawals/test_destroyed.py::"
FOLDER = "tests/kit/test_key_folder.py::"
OWN = "tests/commands/test_own_keys.py::"
SETTINGS = "tests/kit/test_settings.py::"
TRACES = "tests/withdrawals/test_traces.py::"
GONE = DESTROYED + "test_no_key_on_the_hub_opens_what_was_destroyed_before_the_turn"

TURNS = (
    Guard(
        "an epoch ends once a key under it was destroyed",
        "hub.identity.epochs:_OVER",
        without(
            r"or exists \(select from key_destroyed d"
            r" where \(d\.organisation, d\.epoch\) = \(k\.organisation, k\.epoch\)\)"
        ),
        DESTROYED + "test_a_pass_that_was_killed_before_a_key_left_is_taken_up",
    ),
    Guard(
        "what a killed write left goes with the key",
        "hub.kit.key_files:KeyFiles.destroy",
        rewritten(
            r"(unfinished = _unfinished\(file\))\s+self\._write_over\(unfinished\)",
            r"\1",
            why="the same step stands twice, and just the first is left out",
        ),
        FOLDER + "test_a_copy_that_was_half_written_goes_with_the_key",
    ),
    Guard(
        "what is being destroyed is no key any more",
        "hub.kit.key_files:KeyFiles.destroy",
        is_told("file.replace", "self._write_over(file)"),
        FOLDER + "test_a_key_that_was_half_destroyed_is_destroyed_by_the_next_pass",
    ),
    Guard(
        "no image of a process that crashed",
        "hub.__main__:leave_no_image",
        answers(None),
        "tests/commands/test_commands.py::test_no_command_and_nothing_that_it_starts_may_leave_an_image",
    ),
    Guard("a key leaves", "hub.identity.keys:Keyring.leave", answers(None), GONE),
    Guard(
        "a key that has left is not read from memory",
        "hub.kit.key_folder:KeyFolder.key",
        always("exists"),
        FOLDER + "test_a_key_is_found_by_every_process_until_it_leaves",
    ),
    Guard(
        "what lies under a key that has left is not read from memory",
        "hub.identity.keys:Keyring._unseal",
        rewritten(r"key, wrapped", "wrapped, wrapped", why="half of what something is remembered under has no name"),
        DESTROYED + "test_a_running_process_answers_nothing_from_memory_once_a_key_has_left",
    ),
    Guard(
        "a key stays for whoever is late",
        "hub.identity.epochs:empty",
        uses("LATE", "timedelta()"),
        DESTROYED + "test_a_key_leaves_a_minute_after_its_epoch_has_ended",
    ),
    Guard(
        "a key stays through the pass in which a copy moved",
        "hub.withdrawals.turning:_turn_on",
        never("moved"),
        "tests/withdrawals/test_rewrap.py::test_a_copy_that_does_not_open_keeps_its_key_and_stops_nobody_elses",
    ),
    Guard(
        "a mark stays until its key has left",
        "hub.identity.epochs:_TURNING",
        without(r"k\.epoch is null or "),
        DESTROYED + "test_a_pass_that_was_killed_before_a_key_left_is_taken_up",
    ),
)
BACKUPS = (
    Guard(
        "a sealed copy goes after its day",
        "hub.kit.key_copies:KeyCopies.expire",
        uses("today", "date.min"),
        FOLDER + "test_after_its_day_nothing_brings_it_back",
    ),
    Guard(
        "a copy is kept where one is wanted",
        "hub.kit.key_copies:KeyCopies.keep",
        never("recipient"),
        FOLDER + "test_without_an_offline_key_none_leaves_where_a_copy_is_to_be_kept",
    ),
    Guard(
        "nobody works where no key could leave",
        "hub.kit.production:check_turning",
        never("recipient"),
        "tests/kit/test_production.py::test_nobody_works_where_no_key_could_leave",
    ),
    Guard(
        "backups are said to open as long as they do",
        "hub.withdrawals.traces:traces_of",
        uses("backup_days", "backup_days - 1"),
        TRACES + "test_a_backup_opens_through_its_last_day_and_not_after_the_next_night",
    ),
)
OWN_KEYS = (
    Guard(
        "a missing key is not made anew",
        "hub.commands.migrate:check_own_keys",
        answers(None),
        OWN + "test_a_missing_key_is_not_made_anew_where_the_database_needs_it",
    ),
    Guard(
        "a folder of keys serves one hub",
        "hub.identity.own_keys:_check_unused",
        answers(None),
        OWN + "test_a_used_folder_of_keys_takes_no_second_hub",
    ),
    Guard(
        "another hub's keys",
        "hub.identity.own_keys:_belongs",
        answers(True),
        OWN + "test_another_hubs_keys_are_refused",
    ),
    Guard(
        "what a new key is sealed under outlives the present root key",
        "hub.kit.key_folder:KeyFolder._sealed",
        never("exists"),
        FOLDER + "test_a_root_key_half_turned_opens_everything_takes_new_keys_and_is_turned_on",
    ),
    Guard(
        "nothing lies under the root key when it goes",
        "hub.identity.epochs:in_use",
        answers(set()),
        OWN + "test_a_root_key_is_not_rotated_away_from_under_what_lies_under_it",
    ),
    Guard(
        "a path is judged by where it leads",
        "hub.kit.settings:_outside",
        is_told("path.resolve", "path"),
        SETTINGS + "test_the_keys_must_not_lie_in_the_data_folder_by_a_link",
    ),
)
