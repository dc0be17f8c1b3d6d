"""Schools that are named: their own name with the word for a school after it, in Japanese and English. Linear."""

import re
from collections.abc import Iterator, Sequence

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import Token

_KIND = (
    r"幼稚園|保育園|こども園|小学校|小学部|小学|中等教育学校|中学校|中学部|中学|高等専門学校|高等学校|高等部|高校|高専|大学院|大学|短期大学|短大|"
    r"女子大|女学院|女学園|女子校|専門学校|専修学校|各種学校|学園|学院|義務教育学校|(?:特別)?支援学校|養護学校|予備校|学習塾|進学塾|塾|"
    r"インターナショナルスクール|スクール|アカデミー|カレッジ|ゼミナール|学校|小中学校|中高"
)
_SUFFIX = re.compile(rf"(?:{_KIND})(?:(?:{_KIND})|附属|付属|中等部|高等部|初等部|本校|分校)*")
_PROPER = r"[一-龠々〆ヶケヵァ-ヴーA-Za-z0-9ぁ-ん第]"
_PUBLIC = re.compile(r"(?:都|道|府|県|市|区|町|村|国|私|公|組合)立")
_GENERIC = frozenset(
    "公立 私立 国立 県立 市立 都立 府立 道立 区立 町立 村立 女子 男子 共学 全寮 地元 同じ 別 近所 近く 隣 その この あの どの ある 他 他校 "
    "母校 進学 通信 通信制 定時制 全日制 夜間 中高一貫 一貫 有名 名門 新しい 前 今 元 現在 志望 第 一 二 三 1 2 3 小 中 高 大 "
    "附属 付属 特別 支援 義務 教育 専門 専修 職業 普通 工業 商業 農業 総合 美術 音楽 看護 服飾 語学 英語 英会話 料理 自動車 運転 "
    "受験 個別 指導 進路 当 本 各 全 両 複数 毎日 放課後 日本 海外 外国 世界 国内 県内 市内 都内 府内 関東 関西 同 某 大手 オンライン "
    "ダンス スイミング スポーツ 水泳 サッカー 野球 ピアノ 子供 子ども こども 娘 息子 本人 自分 私 彼 彼女 相手 友達 友人 妹 弟 姉 兄 "
    "今度 来年 去年 昨年 今年 春 夏 秋 冬 不登校 フリー サポート ビジネス プログラミング 転校 卒業 入学 在学 通学 学年 国際 先 元々 "
    "幼稚園 保育園 小学校 中学校 中学 高校 高等 大学 学校 学園 学院 塾 スクール 予備校".split()
)
_SHORT = frozenset({"小", "中", "高", "大", "女子大", "高大", "女子高", "女子", "一中", "二中", "一高"})
_AFTER_SHORT = re.compile(
    r"(?:の(?:生徒|友|先生|子|同級|制服|校門|文化祭|体育祭|部活|先輩|後輩|[0-9一二三]年|吹|サッカー|野球|バ)|に(?:通|進|入|いる|在|行)|へ(?:通|進)|"
    r"を(?:卒|受|中退|出)|出身|生(?![まきむ])|卒|[0-9一二三]年|で(?:同|一緒|知り合)|から(?:転校|来)|だ|です|、|。|」|\)|$)"
)
_WIDE = frozenset("日本 世界 国 東京 大阪 京都 全国 県 市 町 村 年 月 週 日 一日 夜 途 心 最 熱 集 空 背 頭 車 電車 部屋 家 街".split())
_WHEN = ("普通名詞", "副詞可能")
_EN_KIND = (
    r"(?:Senior |Junior |Girls'? |Boys'? |International |Preparatory |Prep |Public |Private |Catholic |Technical |Women's |"
    r"Community |Grammar |Elementary |Primary |Middle |Secondary |Boarding |State )*(?:Junior High|Senior High|High) ?(?:School)?|"
    r"(?:Elementary|Primary|Middle|Secondary|Grammar|International|Girls'?|Boys'?|Prep|Preparatory|Boarding|Junior|Senior) School|"
    r"(?:Women's |Community |Junior |State |Technical )?(?:University|College)|Academy|School|Institute of \w+|Kindergarten|"
    r"(?:Gakuin|Gakuen|Koko|Chugakko|Daigaku|Joshi(?:dai)?)"
)
_ENGLISH = re.compile(rf"(?<![A-Za-z0-9])((?:(?:St\.?|[A-Z][A-Za-z'’-]*|No\.? ?\d{{1,4}}|\d{{1,4}}(?:st|nd|rd|th)?)[ ]){{1,5}})({_EN_KIND})(?![A-Za-z])")
_OF = re.compile(r"(?<![A-Za-z])(?:University|College|Academy|School) of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_LOWER = re.compile(
    r"(?<![A-Za-z])([a-z]{4,20}(?: [a-z]{4,20})?) ((?:senior |junior )?high school|elementary school|middle school|junior high|university|college)(?![a-z])"
)
_EN_GENERIC = frozenset(
    "my her his their our your the a an this that same local public private junior senior high middle elementary old new "
    "first in at from of to and was is goes attends went with near another other her former current second third his all "
    "when after before during since while for i she he they we it on one if no prestigious nearby catholic international boarding "
    "every each about into their attended attending entering entered starting started left leaving quit during both different".split()
)


def english_schools(seen: Folded) -> Iterator[Spot]:
    """Schools in a plain text by capitals, and in small letters by the whole word "high school"."""
    text = seen.text
    for one in _ENGLISH.finditer(text):
        start, words = one.start(), one[1].split()
        for word in words:
            if word.casefold().rstrip(".,") not in _EN_GENERIC:
                break
            start = text.index(word, start) + len(word) + 1
        if start < one.start(2):
            yield Spot(*seen.span(start, one.start() + len(one[0].rstrip())), "school")
    for one in _OF.finditer(text):
        yield Spot(*seen.span(one.start(), one.end()), "school")
    for one in _LOWER.finditer(text):
        words = one[1].split()
        if words[-1] not in _EN_GENERIC:
            start = one.start() if words[0] not in _EN_GENERIC else one.start() + len(words[0]) + 1
            yield Spot(*seen.span(start, one.end()), "school")


def japanese_schools(seen: Folded, words: Sequence[Token]) -> Iterator[Spot]:
    """Schools in one sentence of a plain text."""
    place = 0
    while place < len(words):
        found = _school_at(seen.text, words, place)
        if found:
            first, last = found
            yield Spot(*seen.span(words[first].start, words[last].end), "school")
            place = last
        place += 1


def _school_at(text: str, words: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The first and last word of a school whose word for a school begins here."""
    suffix = _SUFFIX.match(text, words[place].start)
    if suffix and (place == 0 or suffix.end() > words[place].start):
        last = _last(words, place, suffix.end())
        if last is None:
            return None
        first = _first(words, place)
        if _own_name(words[first:place]):
            return first, last
        return None
    return _short(text, words, place)


def _last(words: Sequence[Token], place: int, end: int) -> int | None:
    """The word in which the school's word ends; a word that only begins like one is another."""
    for number in range(place, min(place + 8, len(words))):
        if words[number].end == end:
            return number
        if words[number].end > end:
            return None
    return None


def _first(words: Sequence[Token], place: int) -> int:
    first = place
    while first and place - first < 8 and _part_of_name(words, first - 1):  # noqa: PLR2004 - words of one name
        first -= 1
    while first < place and _leads(words[first]):
        first += 1
    return first


def _part_of_name(words: Sequence[Token], number: int) -> bool:
    one = words[number]
    if one.end != words[number + 1].start:
        return False
    if one.kind[0] in ("名詞", "接頭辞", "接尾辞") or one.text in ("ヶ", "ケ", "ノ", "が", "の", "ー"):
        return one.text not in ("の", "が") or _inside(words, number)
    return one.kind[0] == "形状詞" and len(one.text) > 1


def _inside(words: Sequence[Token], number: int) -> bool:
    """A "の" inside a proper name, as in 虹の丘: the word after it is not the school's own."""
    after = words[number + 1].text
    return bool(number) and after in ("丘", "森", "里", "原", "台", "宮", "浜", "内", "木", "水", "杜", "空", "海", "川", "山")


def _leads(one: Token) -> bool:
    """A particle or a time before the name is none of it."""
    return one.kind[0] == "接尾辞" or one.text in ("の", "が", "ー") or one.kind[1:3] in (("数詞",), _WHEN) or one.text in (
        "年", "月", "日", "回", "時", "地元", "母校", "同じ", "元", "現在", "去年", "来年", "今年", "昨年", "春", "自分", "本人", "彼", "娘", "息子",
        "妹", "弟", "姉", "兄", "相手", "友人", "友達", "当時", "今", "近所",
    )  # fmt: skip


def _own_name(words: Sequence[Token]) -> bool:
    return any(
        one.noun() and one.text not in _GENERIC and one.kind[1:2] not in (("数詞",), ("代名詞",)) and "時" not in one.text[-1:]
        for one in words
    )


def _short(text: str, words: Sequence[Token], place: int) -> tuple[int, int] | None:
    """桜台中, 県立西高: the short word after a name, where what follows speaks of a school."""
    one = words[place]
    if place and one.text in _SHORT and _part_of_name(words, place - 1):
        first = _first(words, place)
        named = words[first:place]
        proper = any(w.place() or w.person() or w.unknown or len(w.text) > 1 for w in named) or len(named) > 1
        if named and _own_name(named) and proper and named[-1].text not in _WIDE and _AFTER_SHORT.match(text, one.end):
            return first, place
        of = one.text[-1] in "高大" and text[one.end : one.end + 1] == "の"
        if named and _own_name(named) and any(w.place() or w.person() for w in named) and of:
            return first, place
        if named and len(named) == 1 and named[0].text in "東西南北" and _AFTER_SHORT.match(text, one.end):
            return first, place
    if place and _PUBLIC.fullmatch(words[place - 1].text) and one.noun() and words[place - 1].end == one.start:
        return _public(words, place)
    if len(one.text) > 1 and one.text[-1] in "中高小" and re.fullmatch(r"[東西南北一二三四][中高小]", one.text):
        return (place, place) if _AFTER_SHORT.match(text, one.end) else None
    return None


def _public(words: Sequence[Token], place: int) -> tuple[int, int] | None:
    last = place
    while last + 1 < len(words) and last - place < 6 and words[last + 1].kind[0] in ("名詞", "接尾辞", "接頭辞"):  # noqa: PLR2004
        if words[last + 1].start != words[last].end:
            break
        last += 1
    run = "".join(one.text for one in words[place : last + 1])
    ends = re.search(rf"(?:{_KIND}|[中高小大])$", run)
    if not ends or not _own_name(words[place : last + 1]) or run in _GENERIC:
        return None
    return _first(words, place - 1), last
