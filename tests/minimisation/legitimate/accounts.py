"""What people tell, in several languages, and what they draw with signs."""

# ruff: noqa: E501, ARG005 - lines stay as they are written, and not every row says its number
# fmt: off

from collections.abc import Iterator

from tests.minimisation.legitimate.common import EN, JA, KO, OTHERS, RANDOM, ZH_CN, ZH_TW, letters, lines


def accounts() -> Iterator[tuple[str, str]]:
    for n in range(12):
        yield f"account in Japanese {n}", "".join(RANDOM.choices(JA, k=4 + 14 * n))
        yield f"account in English {n}", " ".join(RANDOM.choices(EN, k=4 + 12 * n))
    yield "as long as can be", ("".join(JA) * 60)[:19_900]
    yield "as long as can be in English", (" ".join(EN) * 60)[:19_900]
    yield "in simplified Chinese", ZH_CN * 12
    yield "in traditional Chinese", ZH_TW * 12
    yield "in Chinese without punctuation", "".join(c for c in ZH_CN if c not in "，。") * 6
    yield "in Korean", KO * 12
    yield from ((f"in {language}", text * 20) for language, text in OTHERS.items())
    yield "in many languages", "\n".join((*JA, *EN, ZH_CN, KO, *OTHERS.values()))
    yield "names in kanji", lines(lambda n: RANDOM.choice(["佐藤", "鈴木", "高橋", "田中", "渡辺", "齋藤", "髙橋", "濱田"]) + RANDOM.choice(["花子", "太郎", "美咲", "陽菜", "結衣", "蓮"]), 70)
    yield "addresses in kanji", lines(lambda n: f"東京都千代田区架空町{n}丁目架空集合住宅壱号棟管理組合法人代表者事務所御中", 20)
    yield "words of law", "\n".join(("私事性的画像記録提供等被害防止法違反被疑事件告訴状", "発信者情報開示命令申立書添付資料一覧", "個人情報保護管理責任者選任届出書") * 8)
    yield "laughing and crying", "笑" * 300 + "\n" + "www" * 200 + "\n" + "😭" * 200 + "\n" + "あ" * 400 + "！" * 100
    yield "faces", "(´;ω;｀) (^_^;) m(_ _)m orz (╯°□°）╯︵ ┻━┻ ヽ(´ー｀)ノ ＼(^o^)／ ( ；∀；) _(:3」∠)_\n" * 15
    yield "emoji in sentences", "こわい😭💦でも👩‍👩‍👧に言えない🙏🏻 友だちは💕って言う✨ もう🤮 たすけて🆘🥺👉👈\n" * 25
    yield "words that were blackened", "\n".join("■■■■さんは████の████████学校に通う" for _ in range(20)) + "\n" + "█" * 300
    yield "bars", lines(lambda n: "█" * (n + 3) + "░" * (15 - n) + f" {n * 8}%", 12)
    yield "a word game", lines(lambda n: letters("🟩🟨⬛", 5), 6)
    yield "stars", lines(lambda n: "★" * (n % 6 + 4) + "☆" * (6 - n % 6), 10)
    yield "braille that is read", "⠠⠓⠑⠀⠎⠑⠝⠞⠀⠍⠑⠀⠁⠀⠍⠑⠎⠎⠁⠛⠑\n⠊⠀⠁⠍⠀⠁⠋⠗⠁⠊⠙\n" * 10
    yield "a table of contents", lines(lambda n: f"Chapter {n} {'.' * (40 - n)} {n * 3}", 20)
