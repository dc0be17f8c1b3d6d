"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date

WRITTEN_ON = date(2026, 11, 30)
UNVERIFIED = "（未確認）"
"""Stands behind each statement about law or practice until counsel has confirmed it."""
STATEMENTS = (
    ("被害の種類", "恐喝（刑法第249条）にあたることがあります。"),
    (
        "口座の場合",
        "犯罪利用預金口座等に係る資金による被害回復分配金の支払等に関する法律の対象になることがあります。",
    ),
    ("電子マネーなどの場合", "事業者ごとの補償の規約による取扱いがあります。"),
    ("手続き", "警察または弁護士からの連絡を求められることがあります。"),
)
"""None of these was read at its owner: each is printed with `UNVERIFIED`."""
WORDS = (
    *(
        "性",
        "裸",
        "ヌード",
        "ハダカ",
        "エロ",
        "エッチ",
        "ワイセツ",
        "猥褻",
        "淫",
        "ポルノ",
        "アダルト",
        "セックス",
        "セクス",
    ),
    *(
        "リベンジ",
        "盗撮",
        "トウサツ",
        "痴漢",
        "売春",
        "ソープ",
        "デリヘル",
        "オナニ",
        "マスターベ",
        "アソコ",
        "レイプ",
        "ゴウカン",
    ),
    *("SEX", "NUDE", "NAKED", "PORN", "EROTI", "ERO", "ADULT", "NSFW", "HENTAI", "VOYEUR", "RAPE", "REVENGE"),
    *(
        "PENIS",
        "VAGINA",
        "BREAST",
        "NIPPLE",
        "MASTURB",
        "ORGASM",
        "FETISH",
        "ESCORT",
        "HOOKER",
        "STRIP",
        "LEWD",
        "CAMGIRL",
    ),
    *("画像", "ガゾウ", "動画", "ドウガ", "写真", "シャシン", "IMAGE", "PHOTO", "VIDEO", "PIC"),
)
"""Own list (U), never complete: an id or the kana of a name that holds one of these is not printed."""
