"""How the API is asked, and when it cannot answer."""

from hub.kit.text import Phrase, Text

ASKING: dict[str, Text] = {
    "method_not_allowed": Phrase("Send this operation by POST."),
    "media_type_unsupported": Phrase("Send the body as application/json in UTF-8."),
    "not_acceptable": Phrase("Answers are application/graphql-response+json or application/json."),
    "body_too_large": Phrase("The body is larger than 200,000 bytes."),
    "body_too_slow": Phrase("The body did not arrive in time."),
    "body_malformed": Phrase("The body cannot be read as a GraphQL request in JSON."),
    "document_malformed": Phrase("The GraphQL document cannot be read."),
    "document_invalid": Phrase("The GraphQL document does not fit the schema."),
    "operation_unknown": Phrase("Name one operation of the document."),
    "limit_exceeded": Phrase("The request asks for too much at once. Divide it."),
    "unavailable": Phrase("Not now. Send the same again shortly."),
    "internal": Phrase("Something went wrong inside. Give the operator the reference."),
}
