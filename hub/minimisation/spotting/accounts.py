"""Handles, names of accounts and addresses of their pages. Pure, linear."""

import re
from collections.abc import Iterator

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.turns import in_turns

_HANDLE = re.compile(
    r"(?<![A-Za-z0-9._%+@/-])@ ?(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,38}[A-Za-z0-9_]|[ぁ-んァ-ヶー一-龠々_0-9]{2,20})"
)
_WRITTEN_AT = re.compile(r"[ぁ-んァ-ヶー一-龠々A-Za-z0-9_]{1,12}@[ぁ-んァ-ヶー一-龠々]{1,12}")
_NUMBERED = re.compile(
    r"(?:(?<![A-Za-z0-9_.#@/])[A-Za-z0-9_.]{2,32}|(?<![\w#])[ぁ-んァ-ヶー一-龠々]{2,10}(?<![はがをにでのへも]))#[0-9]{4}(?![0-9])"
)
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9@._-])(?:https?://|hxxps?://|www\.)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,14})(?::[0-9]{1,5})?"
    r"((?:/[A-Za-z0-9@._~%!$&*+=:;?#/-]{0,300})?)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"^/?(?:@[^/?#]+|(?:users?|u|in|profiles?|people|channel|c|add|members?|id|accounts?|p/user|ti/p|friends?|"
    r"creators?|wishlist|stories)/[^?#]+|profile\.php\?\S+)",
    re.IGNORECASE,
)
_ONE_NAME = re.compile(r"^/([A-Za-z0-9_.~-]{2,40})/?(?:[?#]\S*)?$")
_PAGES = listed("pages_no_accounts")
_LATIN_SERVICES = (
    "LINE|Instagram|Insta|IG|Twitter|X|Discord|Telegram|Snapchat|Snap|TikTok|Facebook|FB|Kakao(?:Talk)?|Skype|WhatsApp|WeChat|"
    "Signal|Threads|YouTube|Steam|PayPay|Tinder|Reddit|Kik|BeReal|PSN|Twitch|Bluesky|Mastodon|Viber|Messenger"
)
_KANA_SERVICES = (
    "ライン|インスタ(?:グラム)?|ツイッター|ディスコ(?:ード)?|テレグラム|スナチャ|スナップチャット|ティックトック|フェイスブック|"
    "カカオ(?:トーク)?|スカイプ|スレッズ|ペイペイ"
)
_SERVICES = rf"(?:(?<![A-Za-z0-9])(?:{_LATIN_SERVICES})(?![A-Za-z])|(?<![ァ-ヶー])(?:{_KANA_SERVICES})(?![ァ-ヶー]))"
_WRITTEN = r"[A-Za-z0-9_][A-Za-z0-9_.-]{1,38}[A-Za-z0-9_]"
_LINK = r"(?:\s|は|が|の|を|で|って|という|も|と|:|=|\"|'|「|『|\(|-|→){0,4}"
_WORD_OF = (
    r"(?:(?<![A-Za-z0-9])(?:user ?names?|user ?IDs?|IDs?|handles?|accounts?(?: names?)?|screen ?names?|"
    r"nick(?:name)?s?|gamertag)(?![A-Za-z])|アイディー?|ユーザー(?:名|ネーム|ID)|ユーザ名|アカウント(?:名|ID)?|アカ|[捨裏本サ]て?ブ?垢|"
    r"ハンドル(?:ネーム|名)?|表示名|ニックネーム)"
)
_SAYS = r"(?:(?:is|was|called|named|as|under|goes by) +)?"
_CUED = re.compile(
    rf"((?:{_WORD_OF}|{_SERVICES}(?:{_LINK}{_WORD_OF})?){_LINK}{_SAYS}[\"'「『(@]?)({_WRITTEN})(?![A-Za-z])",
    re.IGNORECASE,
)
_SAID_SO = re.compile(r"[:=\"'「『(@→は]\s*$|(?<![A-Za-z])(?:called|named|as|goes by|under) +$", re.IGNORECASE)
_QUOTED = re.compile(
    rf"(?:{_WORD_OF}|(?:投稿者|チャンネル|登録|プレイヤー|キャラクター|キャラ|プロフィール|サーバー|グループ|ルーム)名)(?:\s|は|が|の|も|:|=){{0,3}}[「『\"]([^「」『』\"\n]{{2,30}})[」』\"]"
    r"|[「『]([^「」『』\n]{2,30})[」』](?:と|って)い?う?(?:名前の)?(?:LINE|X|インスタ)?の?(?:アカウント|アカ|垢|ユーザー|ハンドル|チャンネル)"
)
_NUMERAL = "[0-9〇零一二三四五六七八九]"
_BANKED = re.compile(
    r"(?:口座(?:番号|記号)?|(?:普通|当座|貯蓄)(?:預金|口座)?|店番|記号(?:番号)?|会員(?:番号|No\.?|ナンバー)|"
    r"(?:お客様|顧客|ユーザー|アカウント|カード)番号|"
    r"フレンドコード|ウォレット(?:アドレス)?|送金先(?:アドレス)?|振込先|pay ?ids?|PayPay|ペイペイ|"
    r"(?<![A-Za-z])(?:(?:account|acct|a/c|membership|member|customer|card|friend|sort|routing)\.?"
    r"(?: (?:number|no|code|id|#))?|"
    r"IBAN|wallet(?: address)?))(?:番号|ID|は|が|の|も|を|で|に|:|=|#|\s|「|『|\(|\"|,|\.|-|→|is|was|no|number){0,5}"
    rf"((?:[A-Z]{{1,4}}[- ]?)?{_NUMERAL}(?:[- ]{{0,2}}(?:{_NUMERAL}|[A-Z](?=[0-9]))){{4,33}})"
    r"(?![A-Za-z0-9]|[- ]{0,2}[0-9]|,[0-9]|\s?(?:円|万|千|億|ドル|ウォン|ユーロ|人|名(?!義)|枚|件|回|年|月|"
    r"yen|dollars|won))",
    re.IGNORECASE,
)
_SOME_WRITTEN = re.compile(_WRITTEN, re.IGNORECASE)
_SOME_MARK = re.compile('[「『"]')
_SOME_NUMERAL = re.compile(_NUMERAL)
"""What the patterns above never match without."""
_IBAN = re.compile(r"(?<![A-Za-z0-9])IBAN[:\s]{0,3}([A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{2,4}){2,9})(?![A-Za-z0-9])")
_DATED = re.compile(r"(?:19|20)[0-9]{2}[- ]?(?:0?[1-9]|1[0-2])[- ]?(?:[0-2]?[0-9]|3[01])")
_STANDING = re.compile(rf"(?<![A-Za-z0-9_.@/#%=&?-]){_WRITTEN}(?![A-Za-z0-9_@/])")
_ORDINARY = re.compile(
    rf"(?:{_LATIN_SERVICES}|ID|DM|SNS|URL|QR|VPN|PDF|is|was|the|and|that|with|from|name|account|id|on|to|in|it|my|her|"
    r"his|for|or|of|by|but|had|has|who|this|there|got|were|are|they|she|he|which|when|under|called|user(?:name)?|"
    r"after|before|because|about|has|been|not|any|new|two|three|all|app|group|chat|messages?|video|call|then|again)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r".*\.(?:jpe?g|png|gif|mp[34]|mov|pdf|zip|html?|txt|docx?|xlsx?|csv|json|heic|webp|eml|py|exe)", re.IGNORECASE
)
_CAMERA = re.compile(
    r"(?:IMG|DSC|VID|MVI|PXL|P|Screenshot|image|photo|video|file|case|no|ver|v)[_-]?[0-9_-]+|"
    r"(?:covid|sha|utf|base|ipv|mp|iphone|ipad|android|windows|ios|type|page|galaxy|pixel)[_-]?[0-9]+[a-z]*",
    re.IGNORECASE,
)
_LONG = 32
"""A run as long as this is a hash or a token, which names nobody."""


def accounts(seen: Folded) -> Iterator[Spot]:
    """Each handle, account and address of an account's page; `seen` is the plain form."""
    yield from (Spot(*seen.span(*place), "account") for place in _pages(seen.text))
    yield from (Spot(*seen.span(*place), "account") for place in _said_to_be_one(seen.text))
    for sign, pattern in (("@", _HANDLE), ("@", _WRITTEN_AT), ("#", _NUMBERED)):
        if sign in seen.text:
            yield from (Spot(*seen.span(*one.span()), "handle") for one in pattern.finditer(seen.text))
    for one in _STANDING.finditer(seen.text):
        if _speaks_for_itself(one[0]):
            yield Spot(*seen.span(*one.span()), "handle")


def _pages(text: str) -> Iterator[tuple[int, int]]:
    for one in _ADDRESS.finditer(text):
        if _of_an_account(one):
            yield one.start(), one.start() + len(one[0].rstrip(".!?:;"))


def _said_to_be_one(text: str) -> Iterator[tuple[int, int]]:
    for one in in_turns(_CUED, text, _SOME_WRITTEN):
        if _can_be_one(one[1], one[2]) and not _dotted_host(text, one.end(2)):
            yield one.span(2)
    for one in in_turns(_QUOTED, text, _SOME_MARK):
        yield one.span(1 if one[1] else 2)
    for one in in_turns(_BANKED, text, _SOME_NUMERAL):
        if not _DATED.fullmatch(one[1]):
            yield one.span(1)
    for one in _IBAN.finditer(text):
        yield one.span(1)


def _of_an_account(address: re.Match[str]) -> bool:
    path = address[2].rstrip(".!?:;")
    if not path or path == "/":
        return False
    if _PERSONAL.match(path):
        return True
    name = _ONE_NAME.match(path)
    return name is not None and name[1].casefold() not in _PAGES and not _FILE.fullmatch(name[1])


def _can_be_one(cue: str, token: str) -> bool:
    """Behind "ID" or a service anything with a digit or sign can be one; a mere word where it is said to be one."""
    if _ORDINARY.fullmatch(token) or _FILE.fullmatch(token) or len(token) > _LONG:
        return False
    if token.isdigit():
        return len(token) >= 5  # noqa: PLR2004 - "LINE 200" is none
    return not token.isalpha() or bool(_SAID_SO.search(cue))


def _dotted_host(text: str, end: int) -> bool:
    return text[end : end + 1] == "/" and text[end + 1 : end + 2].isascii()


def _speaks_for_itself(token: str) -> bool:
    """Letters with an underscore, or small letters with digits: nothing else is written so."""
    if len(token) >= _LONG or _FILE.fullmatch(token) or _CAMERA.fullmatch(token):
        return False
    if "_" in token:
        return any(c.isalpha() for c in token) and not token.isupper()
    return bool(re.fullmatch(r"[a-z]{2,}(?:[.-][a-z]+)*[._-]?[0-9]{2,8}[a-z]{0,4}", token)) and len(token) >= 6  # noqa: PLR2004
