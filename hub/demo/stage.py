"""Everything that must run for the story: the hub's processes and the partners' servers, on this machine only."""

import asyncio
import fcntl
import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from hub.demo.cast import Cast, enter, operator
from hub.demo.desk import Desk
from hub.demo.mailbox import Mailbox
from hub.demo.party import DemoParty
from hub.demo.ports import why_not
from hub.kit.authority import make_authority
from hub.kit.children import Child
from hub.kit.postgres.running import server_of_another
from hub.kit.production import mark_demo
from hub.kit.progress import doing
from hub.kit.settings import Settings
from hub.kit.unready import Unready

READY_SECONDS = 600
"""How long a process may take to come up on a busy machine; one that has stopped is told of at once."""
LOOK_SECONDS = 0.25


@dataclass(frozen=True)
class Stage:
    """What the story needs: the cast, the partners' servers, the hub's processes, and how a party gets a token."""

    settings: Settings
    environ: Mapping[str, str]
    cast: Cast
    mailbox: Mailbox
    desk: Desk
    children: Mapping[str, Child]

    @property
    def url(self) -> str:
        """The API."""
        return f"http://{self.settings.host}:{self.settings.port}/graphql"

    def party(self, organisation: str, person: str, client: httpx.AsyncClient) -> DemoParty:
        """One person or machine of the cast, who asks with tokens of ten minutes."""
        principal = self.cast.people[organisation][person]

        async def fetch_token() -> str:
            return await asyncio.to_thread(self.token, principal)

        return DemoParty(f"{organisation}/{person}", self.cast.ids[organisation], self.url, fetch_token, client)

    def token(self, principal: str) -> str:
        """A fresh token, as the operator's command prints it."""
        return operator(self.environ, "token", "--principal", principal).strip()

    def sign_in_link(self, principal: str) -> str:
        """Where this person comes in with a browser, once, within ten minutes."""
        told = operator(self.environ, "organisation", "sign-in-link", "--principal", principal, "--json")
        return str(json.loads(told)["link"])


@contextmanager
def set_up(settings: Settings) -> Iterator[Stage]:
    """Start everything, yield, and stop everything in reverse; raises `Unready` with what to do."""
    refused = why_not(settings.host, settings.port)
    if refused:
        raise Unready(refused)
    folder = settings.data / "demo"
    _make(settings.data, folder)
    with ExitStack() as stack:
        _alone(folder, stack)
        mailbox, desk = _servers(settings, folder, stack)
        environ = _environ(settings, folder)
        database = _child("postgres", environ, folder)
        with doing("starting PostgreSQL, making roles and tables"):
            if settings.database_url is None:
                _start(database, stack)
                _wait_for_database(settings, database)
            _patiently(environ, "migrate", children=[database] if settings.database_url is None else [])
        with doing("inviting the invented organisations"):
            cast = enter(folder, environ, desk.port)
        desk.secret = cast.webhook_secret
        children = {"serve": _child("serve", environ, folder), "work": _child("work", environ, folder)}
        with doing("starting web and worker"):
            for child in children.values():
                _start(child, stack)
            _wait_for_web(settings, children)
        everybody = {**children, **({"postgres": database} if settings.database_url is None else {})}
        stack.enter_context(_kept(everybody))
        yield Stage(settings, environ, cast, mailbox, desk, everybody)


def _make(data: Path, folder: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        mark_demo(data)
    except OSError as error:
        raise Unready(f"The data folder {folder} cannot be made ({error.strerror}). Set HUB_DATA to another.") from None


def _alone(folder: Path, stack: ExitStack) -> None:
    """One demo at a time works on these data; the kernel lets go of the lock when the holder dies."""
    lock = stack.enter_context((folder / "lock").open("a"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Unready(
            f"Another demo runs on the data in {folder.parent}. Stop it, or set HUB_DATA to another."
        ) from None


def _servers(settings: Settings, folder: Path, stack: ExitStack) -> tuple[Mailbox, Desk]:
    """The partners' servers, on the two ports after the hub's own."""
    _, certificate, key = make_authority(folder)
    mailbox, desk = Mailbox(settings.port + 2, certificate, key), Desk(settings.port + 1, "")
    for server in (desk, mailbox):
        server.start()
        stack.callback(server.stop)
    return mailbox, desk


def _environ(settings: Settings, folder: Path) -> dict[str, str]:
    """What the hub's processes are told: loopback only, and the demo's own mail server."""
    given = {
        "HUB_MODE": settings.mode,
        "HUB_HOST": settings.host,
        "HUB_PORT": str(settings.port),
        "HUB_PUBLIC_URL": settings.public_url,
        **({"HUB_DEMO_SIGN_IN": "1"} if settings.mode == "demo" else {}),
        "HUB_DATA": str(settings.data),
        "HUB_ROOT_KEY_FILE": str(settings.root_key_file),
        "HUB_SMTP_HOST": "127.0.0.1",
        "HUB_SMTP_PORT": str(settings.port + 2),
        "HUB_SMTP_SENDER": "hub@tsunagu.example.org",
        "HUB_SMTP_CA_FILE": str(folder / "ca.pem"),
    }
    return {**os.environ, **given}


def _child(command: str, environ: Mapping[str, str], folder: Path) -> Child:
    return Child([sys.executable, "-m", "hub", command], environ, folder / f"{command}.log")


def _start(child: Child, stack: ExitStack) -> None:
    stack.callback(child.stop)
    child.keep()


def _patiently(environ: Mapping[str, str], command: str, *, children: list[Child]) -> None:
    """Run a command once the server it needs has come up; the server's own words where it does not."""
    give_up = time.monotonic() + READY_SECONDS
    while True:
        try:
            operator(environ, command)
        except Unready:
            _check_alive(children)
            if time.monotonic() > give_up:
                raise
            time.sleep(LOOK_SECONDS)
        else:
            return


def _wait_for_database(settings: Settings, database: Child) -> None:
    """Until the one that is to keep the server has it: a command that came first would run it only until it ends."""
    give_up = time.monotonic() + READY_SECONDS
    while True:
        try:
            server_of_another(settings.data)
        except Unready:
            _check_alive([database])
            if time.monotonic() > give_up:
                raise
        else:
            return


def _wait_for_web(settings: Settings, children: Mapping[str, Child]) -> None:
    give_up = time.monotonic() + READY_SECONDS
    url = f"http://{settings.host}:{settings.port}/healthz"
    while True:
        _check_alive(list(children.values()))
        try:
            if httpx.get(url, timeout=10, trust_env=False).is_success:
                return
        except httpx.TransportError:
            pass
        if time.monotonic() > give_up:
            raise Unready(f"The hub does not answer at {url}. Look into the logs beside the data: {settings.data}/demo")
        time.sleep(LOOK_SECONDS)


def _check_alive(children: list[Child]) -> None:
    for child in children:
        if child.pid is None:
            words = child.log.read_text(errors="replace").strip().splitlines()[-3:]
            raise Unready(f"`{' '.join(child.words[-2:])}` stopped: {' '.join(words)}")


@contextmanager
def _kept(children: Mapping[str, Child]) -> Iterator[None]:
    """Start again whatever dies, until the end."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_SECONDS):
            for child in children.values():
                child.keep()

    watch = threading.Thread(target=look, daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()
