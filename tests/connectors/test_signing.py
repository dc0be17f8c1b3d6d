import base64
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from connectors.kit.signing import signed_headers

OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NEW = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="

# Executed against the specification's reference library, and independently with plain HMAC-SHA256.
VECTORS = [
    (
        "whsec_plJ3nmyCDGBKInavdOK15jsl",
        "msg_loFOjxBNrRLzqYUf",
        1731705121,
        '{"event_type":"ping","data":{"success":true}}',
        "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
    ),
    (
        OLD,
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        '{"test": 2432232314}',
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    ),
    (
        NEW,
        "msg_hub_0001",
        1767225600,
        '{"type":"takedown.request.created","timestamp":"2026-01-01T00:00:00Z","data":{"id":"tdr_1"}}',
        "v1,RMinKOU/CeBXSafDTdaUMKDodaT5DgdE2fj8DTGsnS8=",
    ),
]
BODY = '{"type":"takedown.request.created","data":{"id":"番号"}}'.encode()


@pytest.mark.parametrize(("secret", "message_id", "seconds", "body", "signature"), VECTORS)
def test_the_published_vectors_come_out(secret: str, message_id: str, seconds: int, body: str, signature: str) -> None:
    headers = signed_headers([secret], message_id, datetime.fromtimestamp(seconds, UTC), body.encode())

    assert headers == {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": signature,
    }


def test_a_third_partys_library_verifies_a_thousand_deliveries() -> None:
    for number in range(1000):
        headers = signed_headers([NEW], f"msg_{number}", datetime.now(UTC), BODY)

        assert Webhook(NEW).verify(BODY, dict(headers))["data"]["id"] == "番号"


@pytest.mark.parametrize("known", [OLD, NEW])
def test_during_a_rotation_a_receiver_who_knows_either_secret_accepts(known: str) -> None:
    headers = signed_headers([NEW, OLD], "msg_1", datetime.now(UTC), BODY)

    assert Webhook(known).verify(BODY, dict(headers))
    assert len(headers["webhook-signature"].split()) == 2


@pytest.mark.parametrize(
    ("change", "body"),
    [
        ({}, BODY + b" "),
        ({}, BODY.replace(b'":', b'": ')),
        ({"webhook-id": "msg_2"}, BODY),
        ({"webhook-timestamp": str(int((datetime.now(UTC) - timedelta(seconds=301)).timestamp()))}, BODY),
        ({"webhook-signature": "v2,AAAA"}, BODY),
    ],
)
def test_a_changed_message_does_not_verify(change: dict[str, str], body: bytes) -> None:
    headers = {**signed_headers([NEW], "msg_1", datetime.now(UTC), BODY), **change}

    with pytest.raises(WebhookVerificationError):
        Webhook(NEW).verify(body, headers)


def test_an_unpadded_secret_signs_alike() -> None:
    at = datetime.now(UTC)

    assert signed_headers([NEW.rstrip("=")], "msg_1", at, BODY) == signed_headers([NEW], "msg_1", at, BODY)


@pytest.mark.parametrize("message_id", ["", "msg.1", "msg 1", "msg_1\r\nx: y", "番号", "m" * 129])
def test_an_identifier_that_would_blur_what_is_signed_is_refused(message_id: str) -> None:
    with pytest.raises(ValueError, match="message id"):
        signed_headers([NEW], message_id, datetime.now(UTC), BODY)


@pytest.mark.parametrize("secrets", [[], [""], ["whsec_"], ["whsec_秘密"], [NEW, "whsec_x"]])
def test_without_a_usable_secret_nothing_is_signed(secrets: list[str]) -> None:
    with pytest.raises(ValueError, match="secret"):
        signed_headers(secrets, "msg_1", datetime.now(UTC), BODY)


def test_the_secret_is_not_in_the_headers() -> None:
    headers = signed_headers([NEW], "msg_1", datetime.now(UTC), BODY)

    assert base64.b64decode(NEW.removeprefix("whsec_")).decode() not in str(headers)
