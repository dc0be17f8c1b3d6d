"""How the API is asked, and when it cannot answer."""

from hub.kit.sentences.sentence import Sentence, told

ASKING: dict[str, Sentence] = {
    "method_not_allowed": told(
        "この操作はPOSTで受け付けます。",
        "This operation is taken by POST alone.",
        "POSTで送ってください。",
        "Send it by POST.",
    ),
    "media_type_unsupported": told(
        "本文は application/json（UTF-8）だけを受け付けます。",
        "The body is taken as application/json in UTF-8 alone.",
        "Content-Type を application/json にして送り直してください。",
        "Send it again with the Content-Type application/json.",
    ),
    "not_acceptable": told(
        "答えは application/graphql-response+json か application/json だけです。",
        "Answers are application/graphql-response+json or application/json.",
        "Accept をこのどちらかにして送り直してください。",
        "Ask again with one of the two in Accept.",
    ),
    "body_too_large": told(
        "本文が大きすぎます（20万バイトまで）。",
        "The body is larger than 200,000 bytes.",
        "要求を小さく分けて送ってください。",
        "Divide the request and send the parts.",
    ),
    "body_too_slow": told(
        "本文が時間内に届きませんでした。",
        "The body did not arrive in time.",
        "回線を確かめ、同じ要求を送り直してください。",
        "Check the connection and send the same again.",
    ),
    "body_malformed": told(
        "本文をJSONとして読めません。",
        "The body cannot be read as a GraphQL request in JSON.",
        "query と variables を持つ一つのJSONオブジェクトを送ってください。",
        "Send one JSON object with `query` and, where needed, `variables`.",
    ),
    "document_malformed": told(
        "GraphQLの文を読めません。",
        "The GraphQL document cannot be read.",
        "示された位置の書き方を直してください。",
        "Mend its syntax at the place that is shown.",
    ),
    "document_invalid": told(
        "GraphQLの文がスキーマに合いません。",
        "The GraphQL document does not fit the schema.",
        "示された位置を schema.graphql と見くらべて直してください。",
        "Compare the place that is shown with schema.graphql and mend it.",
    ),
    "operation_unknown": told(
        "どの操作を実行するのか分かりません。",
        "It is not clear which operation is meant.",
        "operationName に、文の中の操作を一つ書いてください。",
        "Name one operation of the document in `operationName`.",
    ),
    "limit_exceeded": told(
        "要求が大きすぎます。",
        "The request asks for too much at once.",
        "小さく分けてください。",
        "Divide it.",
    ),
    "unavailable": told(
        "いまは答えられません。",
        "Not now.",
        "少し待って同じ要求を送ってください。",
        "Send the same again shortly.",
    ),
    "internal": told(
        "内部の問題です。",
        "Something went wrong inside.",
        "参照番号を運営者に伝えてください。",
        "Give the operator the reference.",
    ),
}
