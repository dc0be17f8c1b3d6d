"""The Japanese words of the form. A code that is not listed is printed as it came."""

ROLES = {"the_person": "本人", "legal_representative": "法定代理人", "lawyer": "弁護士（代理人）"}
HARMS = {
    "NCII_ADULT": "同意なく公開された性的な画像・動画",
    "NCII_ADULT_SYNTH": "同意なく作られ公開された合成の性的な画像・動画",
    "SEXTORTION_ADULT": "性的な画像・動画を使ったおどし",
    "SEXTORTION_MINOR": "18歳未満の人への性的な画像・動画を使ったおどし",
    "IMAGE_MINOR": "18歳未満の人の性的な画像・動画",
    "IMAGE_MINOR_SYNTH": "18歳未満の人の合成の性的な画像・動画",
    "SECRET_FILMING": "ひそかに撮影された性的な画像・動画",
    "SECRET_FILMING_MINOR": "ひそかに撮影された18歳未満の人の性的な画像・動画",
    "COERCED_PORNOGRAPHY": "強要されて撮影された性的な画像・動画",
    "DOXXING": "個人情報の公開",
    "IMPERSONATION": "なりすまし",
}
KINDS = {"url": "URL", "account": "アカウント", "hash": "ハッシュ"}
ALGORITHMS = {"sha256": "SHA-256", "md5": "MD5", "pdq": "PDQ"}
YES_NO = {"yes": "はい", "no": "いいえ", "unknown": "不明"}

PROVIDER_ONLY = "この枠の中と「依頼者」の欄は、発信者に示さないでください。"
NO_NAME = "□ 発信者に氏名を開示して差し支えない（チェックがないときは、開示しないでください）"
NO_ADDRESS = "住所・電話番号・印は載せていません。必要な場合は、上の連絡先にお知らせください。"
NO_IMAGES = "画像・動画は添付しません。掲載されている場所でご確認ください。"
SHOWN = "発信者への照会では、以下の「掲載されている情報」「侵害されたとする権利」「理由」だけを示してください。"
ANSWER = "措置の有無と、措置しない場合の理由を、この番号を付けて連絡先に返信してください。"
WITHDRAWN = "番号 {id} の依頼を取り下げます。この依頼にもとづく措置は行わないでください。"
REMINDER = "番号 {id} の依頼について、受領の確認または措置の有無をお知らせください。"
