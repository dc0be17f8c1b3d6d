"""The Japanese words of the form. A code that is not listed is printed as it came."""

ROLES = {"the_person": "本人", "legal_representative": "法定代理人", "lawyer": "弁護士（代理人）"}
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
