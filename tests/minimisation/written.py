"""What people really write and paste: invented accounts, long addresses, keys. None of it shows a picture."""

# ruff: noqa: E501 - an account stays on the line on which it was written

import base64
import hashlib
import uuid

STORIES = (
    (
        "先週の金曜日、SNSで知り合った人から「写真を送ってくれたら会える」と言われ、断れずに送ってしまいました。その後、"
        "10万円を払わなければ友だち全員に送ると脅されています。期限は11月24日の20時です。警察や学校、親には知られたくありません。"
    ),
    (
        "2026年11月20日 23:45 Instagramのアカウント @sakura_0412_x から最初の連絡。23:52 写真の要求。翌日0:10 送信。"
        "0:15「100,000円をPayPayで」と言われた。11/21 8:30 @dark.horse_99 からも同じ内容。電話は090-0000-0000、合計3回。"
    ),
    (
        "I met him on a dating site in March. He asked for pictures, then said he would send them to my family unless I "
        "paid JPY 300,000 by 20:00 on Friday. I paid once (JPY 50,000, 2026-11-02 18:31). He wrote again at 02:14 and 02:20."
    ),
    "添付はありません。画像データ: 3枚あると言われたが、見ていない。data: 未確認。拡張子は.jpgと.pngだったと思います。",
    "begin のころは優しかった。end of March から変わった。PKという名前のアカウント、RIFFという名前のグループ。",
    (
        "My Name Is Hana And I Am Sixteen Years Old. He Said He Would Send It To All Of My Friends If I Did Not Pay Him. "
        "He Knows Where I Go To School And He Has My Phone Number. I Do Not Want Him To Know That I Told Anybody At All."
    ),
    "絵文字も使います😢👨‍👩‍👧😭❤️ ｶﾀｶﾅと全角ＡＢＣ１２３、㈱、①②③、～、…、【】★☆♪ も。\n\n改行\tタブも。",
    (
        "送金先: 三菱UFJ銀行 普通 0123456 / ビットコイン bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq / "
        "0x32Be343B94f860124dC4fEe278FDCBD38C102D88 取引 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
    ),
    "日時,金額,相手\n2026-11-01 10:00,10000,A\n2026-11-02 11:30,20000,A\n2026-11-03 12:45,30000,B\n" * 6,
    "やめてやめてやめて" * 60 + "あああああ" * 60 + "ーーーーー" * 40 + "wwwwwwwwww" * 30 + "==========" * 30,
    "a" * 3000 + " " + "笑" * 3000,
    "<3 と書いてあった。a<b、c>d、100%、50%引き、A&B、=_=、(^_^;)、C:\\Users\\hana\\Desktop と表示。",
    "Zażółć gęślą jaźń. Привет, это я. 안녕하세요, 도와주세요. 你好，请帮帮我。",
    "สวัสดีค่ะ Tôi cần giúp đỡ. مرحبا أحتاج مساعدة",
)
"""Invented accounts, as people really write them."""

ADDRESSES = (
    "https://x.com/user_name_0000/status/1860000000000000001?s=46&t=Zk3pQ9xLm2VbN8rT1yUw7A",
    "https://www.instagram.com/p/C9aBcDeFgHi/?utm_source=ig_web_copy_link&igsh=MzRlODBiNWFlZA==&img_index=3",
    (
        "https://www.facebook.com/photo/?fbid=122100000000000001&set=a.122100000000000002&__cft__[0]="
        "AZVq3mX9dQ2kLpR7sT1uWvYzAbCdEfGhIjKlMnOpQrStUvWxYz0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ01-_aBcDeFgHiJkLmNoPq"
        "RsTuVwXyZ0123456789AbCdEfGhIjKlMnOpQrStUvWxYz&__tn__=EH-R"
    ),
    "https://www.tiktok.com/@user.name/video/7400000000000000001?is_from_webapp=1&sender_device=pc&web_id=7390000000000000",
    (
        "https://scontent.example.org/v/t51.29350-15/460000000_1000000000000000_8000000000000000000_n.jpg?stp=dst-jpg_e35"
        "&efg=eyJ2ZW5jb2RlX3RhZyI6ImltYWdlX3VybGdlbi4xNDQweDE4MDAuc2RyIn0&_nc_ht=scontent.example.org&_nc_cat=101&_nc_ohc="
        "Qz8pL3mNx7kQ7kNvgHc9aBc&_nc_gid=0f1e2d3c4b5a69788796a5b4c3d2e1f0&edm=APs17CUBAAAA&ccb=7-5&oh=00_AYCk3pQ9xLm2VbN8r"
        "T1yUw7AqRsTuVwXyZ0123456789AbCdE&oe=67000000&_nc_sid=10d13b"
    ),
    (
        "https://bucket.example.com/a.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAEXAMPLEEXAMPLE0%2F20261122%2F"
        "ap-northeast-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T030000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&"
        "X-Amz-Signature=4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
    ),
    "https://example.com/wiki/%E6%97%A5%E6%9C%AC%E8%AA%9E%E7%89%88%E3%82%A6%E3%82%A3%E3%82%AD%E3%83%9A%E3%83%87%E3%82%A3",
    "https://t.me/c/1234567890/55?thread=12",
    "www.example.org/board/read.cgi/news/1700000000/l50",
)
"""Long addresses as networks make them; the accounts are invented."""

KEYS = (
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kdqxkwxqsrd5ags",
    "whsec_" + base64.b64encode(bytes(range(32))).decode(),
    "whpk_" + base64.b64encode(bytes(range(100, 132))).decode(),
    hashlib.sha256(b"a").hexdigest(),
    hashlib.md5(b"a", usedforsecurity=False).hexdigest(),
    str(uuid.UUID(int=2**127 + 5)),
    "ssh-ed25519 " + base64.b64encode(bytes(range(51))).decode() + " desk@example.org",
)
