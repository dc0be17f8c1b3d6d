"""What servers write."""

# ruff: noqa: E501, ARG005 - lines stay as they are written, and not every row says its number
# fmt: off

import json
import uuid
from collections.abc import Iterator

from tests.minimisation.legitimate.common import EN, JA, RANDOM, URLSAFE, letters, lines, url64, when
from tests.minimisation.legitimate.identifiers import digest


def logs() -> Iterator[tuple[str, str]]:
    yield "a log of accesses", lines(lambda n: f'203.0.113.{n % 250} - - [{when(n):%d/%b/%Y:%H:%M:%S} +0900] "GET /p/{letters(URLSAFE, 11)} HTTP/1.1" 200 {n * 37} "-" "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"', 90)
    yield "numbers of the net", lines(lambda n: f"{RANDOM.randrange(256)}.{RANDOM.randrange(256)}.{RANDOM.randrange(256)}.{RANDOM.randrange(256)}", 250)
    yield "numbers of the new net", lines(lambda n: ":".join(f"{RANDOM.getrandbits(16):x}" for _ in range(8)), 80)
    yield "numbers of devices", lines(lambda n: RANDOM.randbytes(6).hex(":"), 60)
    yield "a log in JSON", lines(lambda n: json.dumps({"ts": f"{when(n):%Y-%m-%dT%H:%M:%S.000Z}", "level": "info", "trace_id": digest("md5")(n), "span": digest("md5")(n)[:16], "msg": "login", "ip": "203.0.113.7"}), 90)
    yield "a log in JSON without blanks", json.dumps([{"id": str(uuid.UUID(int=RANDOM.getrandbits(128))), "u": f"https://sns-a.example.com/{n}", "h": digest("sha256")(n), "t": "photo/jpeg"} for n in range(60)], separators=(",", ":"))
    yield "JSON with escapes", json.dumps([{"text": one} for one in JA] * 6)
    yield "a log in XML", "<log>\n" + lines(lambda n: f'  <event id="{n}" at="{when(n):%Y-%m-%dT%H:%M:%S}"><source>sns-a</source><object type="post">{letters(URLSAFE, 11)}</object><image>none</image><message>{EN[n % 8]}</message></event>', 60) + "\n</log>"
    yield "XML with entities", "<t>" + "".join(f"&#{ord(c)};" for c in "".join(JA[:6])) + "</t>"
    yield "a register in XML", "<rss><channel><image><url>https://example.org/logo</url></image>" + lines(lambda n: f"<item><guid>{uuid.UUID(int=RANDOM.getrandbits(128))}</guid><title>{JA[n % 10]}</title></item>", 30)
    yield "a head of HTTP", 'HTTP/2 200\nContent-Type: image/jpeg\nContent-Length: 48213\nETag: "' + digest("md5")(1) + '"\nX-Amz-Cf-Id: ' + url64(40) + "==\nX-Cache: Hit\n"
    yield "a log of a phone", lines(lambda n: f"{when(n):%m-%d %H:%M:%S}.{n % 1000:03d}  1234  5678 I ActivityManager: START u0 {{act=android.intent.action.VIEW cmp=com.example.messenger/.ui.ChatActivity}} pid {n}", 80)
    yield "a trace of a program", lines(lambda n: f'  File "/srv/app/module_{n}.py", line {n * 7}, in handler_{n}\n    return self._next(request, context=context[{n}])', 60)
    yield "a program", "for (const [k, v] of Object.entries(row)) { if (!/^[a-z_]+$/.test(k)) { throw new Error(`bad ${k}`); } out[k] = v ?? null; }\n" * 15
