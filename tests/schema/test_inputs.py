"""What an input holds reaches the use case whole, whatever its fields are called."""

from graphql import coerce_input_value

from schema.engine.references import read
from schema.root import SCHEMA
from schema.takedowns.sending import SendTakedownRequest


def test_an_input_field_named_like_a_method_of_a_dictionary_is_read() -> None:
    """Graphene lays each field of an input over the dictionary that holds it: `items` hides `dict.items`."""
    asked = {
        "idempotencyKey": "k" * 16,
        "case": "Case:00000000-0000-4000-8000-000000000001",
        "recipient": "Organisation:00000000-0000-4000-8000-000000000002",
        "items": [{"kind": "URL", "value": "https://sns.example.org/p/1"}],
        "urgency": "URGENT",
        "legalGround": "law",
    }
    given = coerce_input_value(asked, SCHEMA.type_map["SendTakedownRequestInput"])

    found = read(given, SendTakedownRequest.inputs._meta.fields)

    assert found["items"] == [{"kind": "url", "value": "https://sns.example.org/p/1"}]
