"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date

WRITTEN_ON = date(2026, 11, 30)
"""All of this comes from second-hand sources; README.md says which."""
TITLE = "発信者情報開示請求書（案）"
GROUNDS = (
    "□ 損害賠償請求権の行使のため",
    "□ 謝罪広告などの名誉回復措置の要請のため",
    "□ 差止請求権の行使のため",
    "□ 発信者に対する削除要求のため",
    "□ その他（　　　　　　　　　　　　）",
)
"""The form's reasons for asking; none is ticked by us."""
ASKED_FOR = (
    "□ 氏名または名称",
    "□ 住所",
    "□ 電話番号",
    "□ 電子メールアドレス",
    "□ IPアドレスとポート番号",
    "□ 利用者識別符号",
    "□ SIM識別番号",
    "□ 年月日と時刻",
)
"""What the form lets one ask for; none is ticked by us."""
HINTS = (
    "通信記録は短い期間で消えることがあります。先に保全の依頼と、発信者情報消去禁止命令の申立てを検討してください。",
    "裁判では、発信者情報開示命令のほかに、提供命令と消去禁止命令を別に申し立てます（当事者・発信者情報・投稿記事の各目録）。",
    "2通の提出、本人確認書類、手数料を求める事業者があります。",
)
