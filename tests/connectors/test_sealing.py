import json

import pyrage
import pytest
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey

from connectors.kit.sealing import seal
from hub.exchange.faults import KeyUnfit
from hub.exchange.messages import Document

USED = ["ECDH-ES+A256KW", "A256GCM"]
DOCUMENTS = (Document("a.json", "application/json", "内容".encode()), Document("a.pdf", "application/pdf", b"%PDF"))


def agreement_key(curve: str) -> OKPKey | ECKey:
    return OKPKey.generate_key("X25519") if curve == "X25519" else ECKey.generate_key(curve)


def test_only_the_holder_of_the_key_opens_the_documents() -> None:
    holder, stranger = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()

    sealed = seal(DOCUMENTS, str(holder.to_public()))

    assert [document.name for document in sealed] == ["a.json.age", "a.pdf.age"]
    assert [pyrage.decrypt(document.content, [holder]) for document in sealed] == [d.content for d in DOCUMENTS]
    for document in sealed:
        assert document.media_type == "application/octet-stream"
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(document.content, [stranger])


@pytest.mark.parametrize("key", ["", "age1", "age1" + "q" * 58, "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1", "鍵"])
def test_a_key_that_is_none_seals_nothing(key: str) -> None:
    with pytest.raises(KeyUnfit):
        seal(DOCUMENTS, key)


@pytest.mark.parametrize("curve", ["X25519", "P-256"])
def test_only_the_machine_that_holds_the_key_opens_a_jwe(curve: str) -> None:
    holder, stranger = agreement_key(curve), agreement_key(curve)

    sealed = seal(DOCUMENTS, json.dumps(holder.as_dict(private=False)))

    assert [document.name for document in sealed] == ["a.json.jwe", "a.pdf.jwe"]
    for document, plain in zip(sealed, DOCUMENTS, strict=True):
        opened = jwe.decrypt_compact(document.content, holder, algorithms=USED)
        assert opened.plaintext == plain.content
        assert opened.headers() | {"epk": None} == {
            "alg": "ECDH-ES+A256KW",
            "enc": "A256GCM",
            "cty": plain.media_type,
            "kid": holder.thumbprint(),
            "epk": None,
        }
        assert document.media_type == "application/jose"
        with pytest.raises(JoseError):
            jwe.decrypt_compact(document.content, stranger, algorithms=USED)


@pytest.mark.parametrize(
    "key",
    [
        "{",
        "{}",
        '{"kty":"oct","k":"AAAA"}',
        '{"kty":"OKP","crv":"Ed25519","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
        '{"kty":"OKP","crv":"X25519","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
        json.dumps(OKPKey.generate_key("X25519").as_dict(private=True)),
    ],
)
def test_a_jwk_that_is_no_public_agreement_key_seals_nothing(key: str) -> None:
    with pytest.raises(KeyUnfit):
        seal(DOCUMENTS, key)
