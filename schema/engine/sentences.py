"""How the API is asked."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "method_not_allowed": Sentence(
        Phrase("This operation is taken by POST alone."),
        Phrase("Send it by POST."),
    ),
    "media_type_unsupported": Sentence(
        Phrase("The body is taken as application/json in UTF-8 alone."),
        Phrase("Send it again with the Content-Type application/json."),
    ),
    "not_acceptable": Sentence(
        Phrase("Answers are application/graphql-response+json or application/json."),
        Phrase("Ask again with one of the two in Accept."),
    ),
    "body_too_large": Sentence(
        Phrase("The body is larger than 200,000 bytes."),
        Phrase("Divide the request and send the parts."),
    ),
    "body_too_slow": Sentence(
        Phrase("The body did not arrive in time."),
        Phrase("Check the connection and send the same again."),
    ),
    "body_malformed": Sentence(
        Phrase("The body cannot be read as a GraphQL request in JSON."),
        Phrase("Send one JSON object with `query` and, where needed, `variables`."),
    ),
    "document_malformed": Sentence(
        Phrase("The GraphQL document cannot be read."),
        Phrase("Mend its syntax at the place that is shown."),
    ),
    "document_invalid": Sentence(
        Phrase("The GraphQL document does not fit the schema."),
        Phrase("Compare the place that is shown with schema.graphql and mend it."),
    ),
    "operation_unknown": Sentence(
        Phrase("It is not clear which operation is meant."),
        Phrase("Name one operation of the document in `operationName`."),
    ),
    "limit_exceeded": Sentence(
        Phrase("The request asks for too much at once."),
        Phrase("Divide it."),
    ),
    "unavailable": Sentence(
        Phrase("Not now."),
        Phrase("Send the same again shortly."),
    ),
    "internal": Sentence(
        Phrase("Something went wrong inside."),
        Phrase("Give the operator the reference."),
    ),
}
