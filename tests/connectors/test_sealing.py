import pyrage
import pytest

from connectors.kit.sealing import seal
from hub.exchange.faults import KeyUnfit
from hub.exchange.messages import Document

DOCUMENTS = (Document("a.json", "application/json", "内容".encode()), Document("a.pdf", "application/pdf", b"%PDF"))


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
