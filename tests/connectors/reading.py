"""What a reader of a PDF gets to see, by a library that is not the one which made it."""

import io
from typing import Any

import pypdf


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(content).pages)


def objects(content: bytes) -> list[Any]:
    """Every object of the file."""
    found = reader(content)
    return [found.get_object(number) for number in range(1, _size(found))]


def kinds(content: bytes) -> set[str]:
    """Every type, subtype, action and structure tag that the file names."""
    entries = [entry for entry in objects(content) if isinstance(entry, dict)]
    return {str(entry[key]) for entry in entries for key in ("/Type", "/Subtype", "/S") if key in entry}


def root(content: bytes) -> Any:
    """The catalogue of the file."""
    return reader(content).trailer["/Root"]


def _size(found: pypdf.PdfReader) -> int:
    size: Any = found.trailer["/Size"]
    return int(size)
