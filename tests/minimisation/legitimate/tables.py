"""Tables and lists."""

# ruff: noqa: E501, ARG005 - lines stay as they are written, and not every row says its number
# fmt: off

from collections.abc import Iterator

from tests.minimisation.legitimate.common import JA, LOW, RANDOM, TEN, UP, letters, lines, when


def tables() -> Iterator[tuple[str, str]]:
    yield "a table with commas", "日時,金額,相手,方法\n" + lines(lambda n: f"{when(n):%Y-%m-%d %H:%M},{n * 1000},黒,電子マネー", 150)
    yield "a table of counts", lines(lambda n: f"{n}\t{RANDOM.randrange(40)}\t{RANDOM.randrange(24)}\t{RANDOM.randrange(60)}", 240)
    yield "small numbers", ", ".join(str(RANDOM.randrange(100)) for _ in range(700))
    yield "a table with bars", "| 日時 | 相手 | 内容 |\n|------|------|------|\n" + lines(lambda n: f"| {when(n):%m/%d %H:%M} | 黒 | {JA[n % 10]} |", 80)
    yield "a table with frames", lines(lambda n: f"├────────┼──────────┤\n│ {n:06d} │ ¥{n * 1000:8d} │", 60)
    yield "a table with plus signs", lines(lambda n: f"+----------+------------+----------+\n| {n:8d} | 2026-11-{n % 28 + 1:02d} | {n * 50:8d} |", 60)
    yield "a calendar", "日 月 火 水 木 金 土\n" + lines(lambda n: " ".join(f"{(n * 7 + d) % 30 + 1:2d}" for d in range(7)), 30)
    yield "days at school", lines(lambda n: f"{n + 1}月 " + letters("○×△", 20), 12)
    yield "ticks", lines(lambda n: f"■ はい □ いいえ　{JA[n % 10]}", 30)
    yield "times alone", lines(lambda n: f"{when(n):%H:%M:%S}", 500)
    yield "places", lines(lambda n: f"35.{RANDOM.getrandbits(20):07d}, 139.{RANDOM.getrandbits(20):07d}", 120)
    yield "telephones", lines(lambda n: f"090-0000-{n:04d}", 300)
    yield "accounts of banks", lines(lambda n: f"架空銀行 {n:03d}支店 普通 {RANDOM.randrange(10**7):07d} JP{RANDOM.randrange(10**20):020d}", 80)
    yield "handles", lines(lambda n: "@" + letters(LOW + TEN + "_.", 14), 200)
    yield "postings", lines(lambda n: f"{when(n):%Y-%m-%d} DEBIT {n * 100:>10,d} JPY REF{letters(UP + TEN, 12)} BAL {900_000 - n * 100:>12,d}", 120)
