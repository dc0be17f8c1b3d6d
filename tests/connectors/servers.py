"""Partners on loopback that behave well or badly: real sockets, scripted answers."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd import smtp

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Endpoint:
    """A listening partner: its port, and every request it read, headers and body as they came."""

    port: int = 0
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def url(self, scheme: str = "http", host: str = "127.0.0.1") -> str:
        return f"{scheme}://{host}:{self.port}/hook?k=v"


@asynccontextmanager
async def endpoint(
    answer: Answer, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> AsyncIterator[Endpoint]:
    """An HTTP server that reads one request per connection and then does what `answer` says."""
    found = Endpoint()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            found.requests.append(await _request(reader))
            await answer(reader, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The hub hung up, which is its right.
        finally:
            writer.transport.abort() if tls else writer.close()

    server = await asyncio.start_server(serve, host, 0, ssl=tls)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()


def says(text: str) -> Answer:
    """Answer with exactly these bytes and close."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(text.encode())

    return answer


def status(code: int, *headers: str) -> Answer:
    lines = "".join(f"{header}\r\n" for header in headers)
    return says(f"HTTP/1.1 {code} Any\r\n{lines}Content-Length: 0\r\n\r\n")


Said = tuple[int, dict[str, Any]]


@asynccontextmanager
async def json_api(answer: Callable[[str, dict[str, str], bytes], Said]) -> AsyncIterator[str]:
    """A partner's API, by what it answers to a request's line, headers and body: its address."""
    heard: list[Endpoint] = []

    async def speak(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        headers, body = heard[0].requests[-1]
        code, said = answer(headers[":request"], headers, body)
        content = json.dumps(said).encode()
        writer.write(f"HTTP/1.1 {code} Any\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content)

    async with endpoint(speak) as listening:
        heard.append(listening)
        yield f"http://127.0.0.1:{listening.port}"


@dataclass
class Giant:
    """Answers ten gigabytes; `taken`: how much went out before the hub hung up, or a quarter gigabyte did."""

    taken: int = 0

    async def __call__(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
        while self.taken < 256 * 1024 * 1024:
            writer.write(b"x" * 65536)
            await writer.drain()
            self.taken += 65536


async def _request(reader: asyncio.StreamReader) -> tuple[dict[str, str], bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)}
    headers[":request"] = head[0]
    return headers, await reader.readexactly(int(headers.get("content-length", "0")))


@dataclass
class Mailbox:
    """A mail server's handler: scripted replies, and every mail that it took."""

    reply_to_recipient: str = ""
    reply_to_data: str = "250 2.0.0 OK: queued as 4F2A"
    wait_seconds: float = 0
    port: int = 0
    mails: list[smtp.Envelope] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: smtp.Envelope, address: str, options: Any) -> str:  # noqa: ARG002, N802 - aiosmtpd's
        if self.reply_to_recipient:
            return self.reply_to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: smtp.Envelope) -> str:  # noqa: ARG002, N802 - aiosmtpd's
        await asyncio.sleep(self.wait_seconds)
        if self.reply_to_data.startswith("250"):
            self.mails.append(envelope)
            self.encrypted.append(session.ssl is not None)
        return self.reply_to_data


@asynccontextmanager
async def mail_server(mailbox: Mailbox, certificate: tuple[Path, Path] | None) -> AsyncIterator[Mailbox]:
    """A mail server that demands STARTTLS, or (without a certificate) does not offer it."""
    tls = server_tls(*certificate) if certificate else None
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: smtp.SMTP(mailbox, tls_context=tls, require_starttls=tls is not None, hostname="mail", ident="mail"),
        "127.0.0.1",
        0,
    )
    mailbox.port = server.sockets[0].getsockname()[1]
    try:
        yield mailbox
    finally:
        server.close()


def server_tls(certificate_file: Path, key_file: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate_file, key_file)
    return context
