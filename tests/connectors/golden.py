"""Golden cases: `dispatch.json` goes in, every other file of the case must come out, byte for byte.

`python -m tests.connectors.golden` writes them anew; read the difference before you commit it.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from connectors import partners, registry
from hub.exchange.connector import Connector, Dispatch, Document, Message
from hub.exchange.packets import NamedOrganisation, canonical_bytes, parse

PARTNERS = Path(partners.__file__).parent


def cases() -> list[tuple[str, Path]]:
    """Every case of every partner that the registry finds: the connector's name and the folder."""
    return [(name, path.parent) for name in registry.load() for path in _inputs(PARTNERS / name)]


def read(case: Path) -> Dispatch:
    raw = json.loads((case / "dispatch.json").read_text(encoding="utf-8"))
    return Dispatch(
        message_id=raw["message_id"],
        event=raw["event"],
        at=datetime.fromisoformat(raw["at"]),
        object=UUID(raw["object"]),
        status=raw["status"],
        due_at=datetime.fromisoformat(raw["due_at"]) if raw["due_at"] else None,
        sender=_organisation(raw["sender"]),
        recipient=_organisation(raw["recipient"]),
        language=raw["language"],
        packet=parse(canonical_bytes(raw["packet"])) if raw["packet"] else None,
    )


def produced(connector: Connector, dispatch: Dispatch) -> Mapping[str, bytes]:
    """What this dispatch becomes, by file name below the case's folder."""
    message = connector.format(dispatch)
    files = {"message.json": _head(message), "body": message.body}
    files |= _files("attached", message.documents)
    if dispatch.packet:
        files |= _files("documents", connector.documents(dispatch.packet))
    return files


def expected(case: Path) -> Mapping[str, bytes]:
    found = (path for path in sorted(case.rglob("*")) if path.is_file() and path.name != "dispatch.json")
    return {str(path.relative_to(case)): path.read_bytes() for path in found}


def write(case: Path, files: Mapping[str, bytes]) -> None:
    for folder in ("attached", "documents"):
        shutil.rmtree(case / folder, ignore_errors=True)
    for name, content in files.items():
        (case / name).parent.mkdir(exist_ok=True)
        (case / name).write_bytes(content)


def _inputs(partner: Path) -> Iterator[Path]:
    return iter(sorted((partner / "golden").glob("*/dispatch.json")))


def _head(message: Message) -> bytes:
    head = {"media_type": message.media_type, "subject": message.subject, "reply_to": message.reply_to}
    return json.dumps(head, indent=1, ensure_ascii=False).encode() + b"\n"


def _files(folder: str, documents: tuple[Document, ...]) -> dict[str, bytes]:
    return {f"{folder}/{document.name}": document.content for document in documents}


def _organisation(raw: Mapping[str, Any]) -> NamedOrganisation:
    return NamedOrganisation(UUID(raw["id"]), raw["name"], raw["kind"], raw["country"])


if __name__ == "__main__":
    for name, case in cases():
        write(case, produced(registry.load()[name], read(case)))
        print(case.relative_to(PARTNERS))
