"""How the API is asked, and when it cannot answer."""

from hub.kit.text import Text

ASKING: dict[str, Text] = {
    "method_not_allowed": Text("この操作はPOSTで送ってください。", "Send this operation by POST."),
    "media_type_unsupported": Text(
        "本文は application/json（UTF-8）で送ってください。", "Send the body as application/json in UTF-8."
    ),
    "not_acceptable": Text(
        "答えは application/graphql-response+json か application/json だけです。",
        "Answers are application/graphql-response+json or application/json.",
    ),
    "body_too_large": Text("本文が大きすぎます（20万バイトまで）。", "The body is larger than 200,000 bytes."),
    "body_too_slow": Text("本文が時間内に届きませんでした。", "The body did not arrive in time."),
    "body_malformed": Text("本文をJSONとして読めません。", "The body cannot be read as a GraphQL request in JSON."),
    "document_malformed": Text("GraphQLの文を読めません。", "The GraphQL document cannot be read."),
    "document_invalid": Text("GraphQLの文がスキーマに合いません。", "The GraphQL document does not fit the schema."),
    "operation_unknown": Text("実行する操作を一つ選んでください。", "Name one operation of the document."),
    "limit_exceeded": Text(
        "要求が大きすぎます。小さく分けてください。", "The request asks for too much at once. Divide it."
    ),
    "unavailable": Text(
        "いまは答えられません。少し待って同じ要求を送ってください。", "Not now. Send the same again shortly."
    ),
    "internal": Text(
        "内部の問題です。参照番号を運営者に伝えてください。",
        "Something went wrong inside. Give the operator the reference.",
    ),
}
