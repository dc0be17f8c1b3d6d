"""The sheet and the script, served from the package under names that change with their content."""

import hashlib
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript"}
_FOR_A_YEAR: Final = {"Cache-Control": "public, max-age=31536000, immutable"}


def _named(file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    return f"{file.stem}.{digest}{file.suffix}"


_FILES: Final = {_named(file): file for file in sorted(_FOLDER.iterdir()) if file.suffix in _TYPES}
_CONTENT: Final = MappingProxyType({name: (file.read_bytes(), _TYPES[file.suffix]) for name, file in _FILES.items()})
ADDRESSES: Final = MappingProxyType({file.name: f"/static/{name}" for name, file in _FILES.items()})
"""Where a browser finds each file, by its plain name."""


async def asset(request: Request) -> Response:
    """One of the files; any other name is not found. These alone may be kept: nothing of anybody is in them."""
    found = _CONTENT.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    content, kind = found
    return Response(content, headers=_FOR_A_YEAR, media_type=kind)
