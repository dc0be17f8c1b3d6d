"""Talks as phones write them out, and lists of addresses."""

# ruff: noqa: E501, ARG005 - lines stay as they are written, and not every row says its number
# fmt: off

import json
from collections.abc import Iterator

from tests.minimisation.legitimate.common import EN, JA, LOW, RANDOM, TEN, UP, URLSAFE, letters, lines, url64, when


def talks() -> Iterator[tuple[str, str]]:
    yield "WhatsApp in Japanese", lines(lambda n: f"[{when(n):%Y/%m/%d %H:%M:%S}] 黒: {RANDOM.choice(JA)}", 150)
    yield "WhatsApp in English", lines(lambda n: f"{when(n):%d/%m/%Y, %H:%M} - {'Kuro' if n % 2 else 'Me'}: {RANDOM.choice(EN)}", 120)
    yield "LINE", "[LINE] 黒とのトーク履歴\n保存日時：2026/11/24 20:15\n\n2026/11/20(金)\n" + lines(lambda n: f"{when(n):%H:%M}\t{'黒' if n % 2 else 'さくら'}\t{RANDOM.choice(('[スタンプ]', '[写真]', '☎ 通話時間 3:12', *JA))}", 250)
    yield "LINE with short words", lines(lambda n: f"{when(n):%H:%M}\t黒\t{RANDOM.choice(('は？', '早く', 'まだ？', '😡😡😡', '既読無視すんな', '払えよ', 'www'))}", 500)
    yield "Telegram in JSON", json.dumps({"name": "Kuro", "messages": [{"id": n, "type": "message", "date": f"{when(n):%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(1764000000 + n), "from_id": "user1234567890", "text": RANDOM.choice(EN)} for n in range(70)]}, indent=1)
    yield "Instagram in JSON", json.dumps({"messages": [{"sender_name": "kuro", "timestamp_ms": 1764000000000 + n, "content": RANDOM.choice(JA), "is_geoblocked_for_viewer": False} for n in range(25)]})
    yield "Discord", lines(lambda n: f"[{when(n):%d-%b-%y %I:%M %p}] kuro#0000\n{RANDOM.choice(EN)}\n", 90)
    yield "calls", lines(lambda n: f"{when(n):%Y-%m-%d %H:%M:%S},090-0000-{n:04d},着信,{n % 60:02d}:{n % 37:02d}", 200)
    for n in (3, 12, 50):
        yield f"{n} addresses", lines(lambda i: f"https://sns-a.example.com/p/{letters(URLSAFE, 11)}/?igsh={letters(UP + LOW + TEN, 16)}==&img_index={i}", n)
    yield "long addresses", lines(lambda n: f"https://cdn.example.org/v/t51.29350-15/{RANDOM.getrandbits(40)}_n.jpg?stp=dst-jpg_e35&efg={url64(60)}&_nc_ohc={url64(20)}&oh=00_{url64(40)}&oe={n:08X}", 30)
    yield "very long addresses", lines(lambda n: f"https://www.example.org/l.php?u=https%3A%2F%2Fsns-b.example.org%2F{letters(LOW, 20)}&h=AT{url64(900)}", 8)
    yield "addresses in Japanese", lines(lambda n: "https://example.org/wiki/" + "".join(f"%{o:02X}" for o in JA[n % 10].encode()[:150]), 20)
    yield "hidden services", lines(lambda n: "http://" + letters(LOW + "234567", 56) + f".onion/thread/{n}", 30)
    yield "addresses with commas", ", ".join(f"sns-{n}.example.com/u/{letters(LOW, 8)}" for n in range(80))
