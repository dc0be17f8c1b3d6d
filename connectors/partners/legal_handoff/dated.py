"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date, datetime, timedelta, timezone

WRITTEN_ON = date(2026, 11, 30)
"""All of this comes from second-hand sources; README.md says which."""
JST = timezone(timedelta(hours=9))
FROM = datetime(2026, 1, 13, tzinfo=JST)
"""For crimes on or after this day the first programme can be asked (V-sec)."""
VICTIMS = "犯罪被害者等法律援助（2026年1月13日以後の犯罪。資力などの条件は窓口で）"
OTHERS = (
    "DV等被害者法律相談援助（配偶者からの暴力、ストーカー、児童虐待）",
    "精通弁護士紹介（犯罪被害者支援の経験がある弁護士の紹介）",
    "犯罪被害者支援ダイヤル 0120-079714（平日9～21時、土曜9～17時）",
)
CHECK = "要確認"
"""The only answer that a sheet gives: whether somebody may use a programme is said there, never here."""
LOGS = (
    "通信記録は短い期間で消えることがあります（期間は未確認）。"
    "先に、保全の依頼と発信者情報消去禁止命令の申立てを検討してください。"
)
