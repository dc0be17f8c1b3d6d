"""One invented number and one invented name, as people who would slip them through write them."""

NUMBER = "050-0000-1234"
NAME = "みどり"
NUMBERS = {
    "minus sign and full width": "０５０−００００−１２３４",
    "en dash": "050–0000–1234",
    "brackets": "(050)0000(1234)",
    "from abroad": "+81 50 0000 1234",
    "kanji": "〇五〇ー〇〇〇〇ー一二三四",
    "spaced": "0 5 0 0 0 0 0 1 2 3 4",
    "Arabic-Indic digits": "٠٥٠-٠٠٠٠-١٢٣٤",
}
NAMES = {
    "half width": "ﾐﾄﾞﾘ",
    "zero width": "み\u200bど\u200dり",
    "romaji": "midori",
    "katakana": "ミドリ",
    "spaced": "み ど り",
    "combining": "みと\u3099り",
    "capitals": "ＭＩＤＯＲＩ",
    "letter by letter": "M i d o r i",
    "Cyrillic and Greek letters": "mіdοrі",
}
