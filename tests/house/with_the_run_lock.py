"""`python -m tests.house.with_the_run_lock`: whether the hub runs where nothing but `requirements.lock` is installed.

Whatever belongs to another package is not found in this process, and each command is imported but the demo's.
"""

import asyncio
import re
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import packages_distributions
from pathlib import Path

LOCK = Path("requirements.lock").read_text()


class Absent(MetaPathFinder):
    """Finds no module of a package that is installed here and stands in no line of the lock."""

    def __init__(self) -> None:
        """Look once at what is installed."""
        locked = {_plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", LOCK, re.MULTILINE)}
        installed = packages_distributions().items()
        self._absent = {name for name, owners in installed if not locked.intersection(map(_plain, owners))}

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """None leaves the search to the next; raises `ModuleNotFoundError` for what is absent."""
        if fullname.partition(".")[0] in self._absent:
            raise ModuleNotFoundError(fullname, name=fullname)
        return None


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


async def serve() -> str:
    """How the hub answers at the two addresses of a watch."""
    httpx, app = import_module("httpx"), import_module("hub.app")
    built = app.build_app(import_module("hub.kit.settings").Settings.read())
    async with (
        built.router.lifespan_context(built),
        httpx.AsyncClient(transport=httpx.ASGITransport(built), base_url="http://hub.example.org") as client,
    ):
        return " ".join([str((await client.get(path)).status_code) for path in ("/livez", "/healthz")])


def main() -> None:
    """Import, and ask."""
    sys.meta_path.insert(0, Absent())
    for command in import_module("hub.__main__").COMMANDS:
        if command != "demo":
            import_module(f"hub.commands.{command.replace('-', '_')}")
    for module in ("hub.worker", "hub.kit.connections", "uvloop"):
        import_module(module)
    print(asyncio.run(serve()))


if __name__ == "__main__":
    main()
