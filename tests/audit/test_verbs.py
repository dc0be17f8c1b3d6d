"""What the ledger can say, and that each word of it says what it means."""

import re

import pytest

from hub.audit.verbs import Verb

FORM = re.compile(r"[a-z_]+:[a-z_-]+")


@pytest.mark.parametrize("verb", Verb, ids=lambda verb: verb.value)
def test_a_verb_is_subject_and_verb_and_says_what_has_happened(verb: Verb) -> None:
    assert FORM.fullmatch(verb.value)
    assert verb.meaning.endswith(".")
    assert verb == verb.value


def test_no_two_verbs_mean_the_same_of_one_subject() -> None:
    said = [(verb.partition(":")[0], verb.meaning) for verb in Verb]

    assert len(said) == len(set(said))
