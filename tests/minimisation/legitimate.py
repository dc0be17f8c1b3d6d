"""Long texts as people, phones and servers really write them; all invented, and none of them hides anything."""

# ruff: noqa: E501, ARG005 - lines stay as they are written, and not every row says its number

import base64
import hashlib
import json
import random
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

_R = random.Random(23)
_START = datetime(2026, 11, 1, 9, 0)  # noqa: DTZ001 - a clock as it is shown on a screen


def _letters(alphabet: str, length: int) -> str:
    return "".join(_R.choices(alphabet, k=length))


_UP, _LOW, _TEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"
_URLSAFE = _UP + _LOW + _TEN + "-_"


def _b64(length: int) -> str:
    return base64.b64encode(_R.randbytes(length)).decode()


def _url64(length: int) -> str:
    return base64.urlsafe_b64encode(_R.randbytes(length)).decode().rstrip("=")


def _cut(text: str, width: int, between: str = "\n") -> str:
    return between.join(text[i : i + width] for i in range(0, len(text), width))


def _lines(one: Callable[[int], str], count: int) -> str:
    return "\n".join(one(n) for n in range(count))


def _when(n: int) -> datetime:
    return _START + timedelta(minutes=37 * n)


# --- accounts ------------------------------------------------------------------------------------------------------

_JA = (
    "先週の金曜日、SNSで知り合った人から写真を送ってほしいと言われました。",
    "断ると、前に送った写真を友だち全員に見せると脅されました。",
    "「今日中に10万円を払え」と言われ、コンビニで電子マネーを買って番号を伝えました。",
    "相手は東京に住む22歳の大学生と名乗っていましたが、本当かどうかはわかりません。",
    "11月24日の20時までに返事をしないと、学校の掲示板に載せると書かれています。",
    "母にも先生にもまだ話していません。警察に行くかどうかも決めていません。",
    "アカウント名は @kuro_0000 で、アイコンは黒い猫の絵でした。",
    "夜の2時ごろに電話が3回鳴り、怖くて出られませんでした。",
    "保存していたやりとりは消さずに残してあります。画面の控えは12枚です。",
    "弁護士の先生に相談したいですが、費用が心配です。",
)
_EN = (
    "He said he was nineteen and went to a college in Osaka.",
    "On Friday night he asked me for pictures, and I was afraid to say no.",
    "Then he wanted JPY 300,000 by 8 pm, or he would send them to everybody on my list.",
    "I paid once with gift cards (3 x 10,000 yen) and he asked for more at 02:14.",
    "My sister knows a little; my parents know nothing and must not be told.",
    "The account was called dark.horse_99 and vanished on 2026-11-20.",
    "I still have the chat, saved as text, about 40 pages of it.",
    "I do not want to go to the police before I have talked to a lawyer.",
)
_ZH_CN = "上个星期我在网上认识了一个人，他说他是大学生，后来他要我给他发照片。我发了以后他就说如果我不给他钱，他会把照片发给我所有的朋友。我很害怕，不知道该怎么办，请帮帮我。"
_ZH_TW = "上個星期我在網路上認識了一個人，他說他是大學生，後來他要我傳照片給他。我傳了以後他就說如果我不給他錢，他會把照片傳給我所有的朋友。我很害怕，不知道該怎麼辦，請幫幫我。"
_KO = "지난주 금요일에 온라인에서 알게 된 사람이 사진을 보내 달라고 했습니다. 거절하자 예전에 보낸 사진을 친구들에게 퍼뜨리겠다고 협박했습니다. 돈을 보내라고 해서 한 번 보냈습니다. 너무 무섭습니다."
_OTHERS = {
    "Thai": "สัปดาห์ที่แล้วมีคนในอินเทอร์เน็ตขอรูปของฉัน แล้วเขาขู่ว่าจะส่งให้เพื่อนทุกคนถ้าฉันไม่จ่ายเงิน ฉันกลัวมาก ",
    "Arabic": "في الأسبوع الماضي طلب مني شخص على الإنترنت صوراً ثم هددني بأنه سيرسلها إلى جميع أصدقائي إذا لم أدفع. أنا خائفة جداً. ",
    "Russian": "На прошлой неделе человек из интернета попросил у меня фотографии, а потом стал угрожать, что отправит их всем моим друзьям. ",
    "Vietnamese": "Tuần trước một người quen trên mạng yêu cầu tôi gửi ảnh, sau đó đe dọa sẽ gửi cho tất cả bạn bè nếu tôi không trả tiền. ",
    "Hindi": "पिछले हफ्ते इंटरनेट पर मिले एक व्यक्ति ने मुझसे तस्वीरें माँगीं और फिर धमकी दी कि वह उन्हें मेरे सभी दोस्तों को भेज देगा। ",
    "Tagalog": "Noong nakaraang linggo humingi siya ng mga litrato at pagkatapos ay nagbanta na ipapadala niya ito sa lahat ng kaibigan ko. ",
}


def _accounts() -> Iterator[tuple[str, str]]:
    for n in range(12):
        yield f"account in Japanese {n}", "".join(_R.choices(_JA, k=4 + 14 * n))
        yield f"account in English {n}", " ".join(_R.choices(_EN, k=4 + 12 * n))
    yield "as long as can be", ("".join(_JA) * 60)[:19_900]
    yield "as long as can be in English", (" ".join(_EN) * 60)[:19_900]
    yield "in simplified Chinese", _ZH_CN * 12
    yield "in traditional Chinese", _ZH_TW * 12
    yield "in Chinese without punctuation", "".join(c for c in _ZH_CN if c not in "，。") * 6
    yield "in Korean", _KO * 12
    yield from ((f"in {language}", text * 20) for language, text in _OTHERS.items())
    yield "in many languages", "\n".join((*_JA, *_EN, _ZH_CN, _KO, *_OTHERS.values()))
    yield (
        "names in kanji",
        _lines(
            lambda n: (
                _R.choice(["佐藤", "鈴木", "高橋", "田中", "渡辺", "齋藤", "髙橋", "濱田"])
                + _R.choice(["花子", "太郎", "美咲", "陽菜", "結衣", "蓮"])
            ),
            70,
        ),
    )
    yield (
        "addresses in kanji",
        _lines(lambda n: f"東京都千代田区架空町{n}丁目架空集合住宅壱号棟管理組合法人代表者事務所御中", 20),
    )
    yield (
        "words of law",
        "\n".join(
            (
                "私事性的画像記録提供等被害防止法違反被疑事件告訴状",
                "発信者情報開示命令申立書添付資料一覧",
                "個人情報保護管理責任者選任届出書",
            )
            * 8
        ),
    )
    yield "laughing and crying", "笑" * 300 + "\n" + "www" * 200 + "\n" + "😭" * 200 + "\n" + "あ" * 400 + "！" * 100
    yield "faces", "(´;ω;｀) (^_^;) m(_ _)m orz (╯°□°）╯︵ ┻━┻ ヽ(´ー｀)ノ ＼(^o^)／ ( ；∀；) _(:3」∠)_\n" * 15
    yield "emoji in sentences", "こわい😭💦でも👩‍👩‍👧に言えない🙏🏻 友だちは💕って言う✨ もう🤮 たすけて🆘🥺👉👈\n" * 25
    yield (
        "words that were blackened",
        "\n".join("■■■■さんは████の████████学校に通う" for _ in range(20)) + "\n" + "█" * 300,
    )
    yield "bars", _lines(lambda n: "█" * (n + 3) + "░" * (15 - n) + f" {n * 8}%", 12)
    yield "a word game", _lines(lambda n: _letters("🟩🟨⬛", 5), 6)
    yield "stars", _lines(lambda n: "★" * (n % 6 + 4) + "☆" * (6 - n % 6), 10)
    yield "braille that is read", "⠠⠓⠑⠀⠎⠑⠝⠞⠀⠍⠑⠀⠁⠀⠍⠑⠎⠎⠁⠛⠑\n⠊⠀⠁⠍⠀⠁⠋⠗⠁⠊⠙\n" * 10
    yield "a table of contents", _lines(lambda n: f"Chapter {n} {'.' * (40 - n)} {n * 3}", 20)


# --- hashes, ids, tokens ---------------------------------------------------------------------------------------------


def _hash(kind: str) -> Callable[[int], str]:
    return lambda n: hashlib.new(kind, f"{n}".encode(), usedforsecurity=False).hexdigest()


def _jwt(payload: dict[str, object], signature: int) -> str:
    parts = ({"alg": "RS256", "typ": "JWT", "kid": "a1"}, payload)
    return ".".join(
        (*(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts), _url64(signature))
    )


def _identifiers() -> Iterator[tuple[str, str]]:
    for kind in ("sha256", "md5", "sha1", "sha384", "sha512"):
        yield f"{kind} in an account", "".join(_JA[:3]) + "\n" + _lines(_hash(kind), 4) + "\n" + _JA[4]
        yield f"40 of {kind}", _lines(_hash(kind), 40)
    yield "sha256 in capitals", _lines(lambda n: _hash("sha256")(n).upper(), 40)
    yield "as sha256sum writes it", _lines(lambda n: f"{_hash('sha256')(n)}  talk_{n:03d}.txt", 60)
    yield "200 hashes with commas", ", ".join(_hash("sha256")(n) for n in range(200))
    yield "hashes with labels", _lines(lambda n: f"sha256:{_hash('sha256')(n)}", 60)
    yield "hashes as a table", "algorithm,value\n" + _lines(lambda n: f"pdq,{_hash('sha256')(n)}", 60)
    yield (
        "hashes in JSON",
        json.dumps([{"md5": _hash("md5")(n), "pdq": _hash("sha256")(n), "quality": n} for n in range(40)]),
    )
    yield "fingerprints", _lines(lambda n: _R.randbytes(32).hex(":").upper(), 12)
    yield "transactions", _lines(lambda n: f"0x{_hash('sha256')(n)}", 30)
    yield (
        "wallets",
        _lines(lambda n: "bc1q" + _letters("023456789acdefghjklmnpqrstuvwxyz", 38), 30)
        + "\n"
        + _lines(lambda n: "0x" + _hash("sha1")(n), 30),
    )
    yield "ids", _lines(lambda n: str(uuid.UUID(int=_R.getrandbits(128), version=4)), 100)
    yield "ids in braces", _lines(lambda n: "{" + str(uuid.UUID(int=_R.getrandbits(128))).upper() + "}", 60)
    yield "ids without hyphens", _lines(lambda n: uuid.UUID(int=_R.getrandbits(128)).hex, 60)
    yield "ULIDs", _lines(lambda n: "01J" + _letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23), 80)
    yield "ids of films", _lines(lambda n: _letters(_URLSAFE, 11), 120)
    yield "ids of posts", _lines(lambda n: str(1_860_000_000_000_000_000 + _R.getrandbits(50)), 120)
    yield (
        "ids of WhatsApp",
        _lines(lambda n: "wamid.HBgMODE5MDAwMDAwMDAwFQIAERgS" + _letters(_UP + _TEN, 20) + "AA==", 15),
    )
    yield "signed token", "Authorization: Bearer " + _jwt({"sub": "u1", "iat": 1764000000, "scope": "read write"}, 256)
    yield (
        "signed tokens",
        _lines(
            lambda n: _jwt({"sub": str(n), "email": "a@example.org", "roles": ["a", "b"], "exp": 1764000000 + n}, 32),
            20,
        ),
    )
    yield (
        "long signed token",
        "id_token="
        + _jwt({"sub": "1", "groups": [f"group-{n}" for n in range(40)], "iss": "https://login.example.org/"}, 512),
    )
    yield (
        "keys of programs",
        _lines(
            lambda n: _R.choice(("sk_live_", "ghp_", "xoxb-", "whsec_", "glpat-")) + _letters(_UP + _LOW + _TEN, 36), 40
        ),
    )
    yield (
        "long keys of programs",
        _lines(lambda n: "github_pat_" + _letters(_UP + _LOW + _TEN, 22) + "_" + _letters(_UP + _LOW + _TEN, 59), 12),
    )
    yield "tokens of a phone", _lines(lambda n: "token: " + _url64(16) + ":APA91b" + _url64(100), 3)
    yield "cookies", _lines(lambda n: f"Set-Cookie: sid={_url64(32)}; Path=/; HttpOnly; SameSite=Lax", 25)
    yield "session ids", _lines(lambda n: _letters(_UP + _LOW + _TEN, 40), 30)
    yield "codes for recovery", _lines(lambda n: _cut(_letters(_LOW + _TEN, 20), 5, "-"), 40)
    yield "a licence", _cut(_letters(_UP + _TEN, 25), 5, "-") + "\n" + _JA[0]
    yield "version strings", _lines(lambda n: f"package-{n}==1.{n}.0 --hash=sha256:{_hash('sha256')(n)}", 60)


# --- mail and keys ---------------------------------------------------------------------------------------------------


def _folded(text: str, width: int = 70) -> str:
    return _cut(text, width, "\n        ")


def _dkim(size: int) -> str:
    return (
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example.org; s=20230601; t=1764000000;\n"
        f"        h=to:subject:message-id:date:from:mime-version;\n        bh={_b64(32)};\n        b={_folded(_b64(size))}\n"
    )


def _head(*more: str) -> str:
    return (
        "Delivered-To: desk@tsubame.example.org\nReceived: by 2002:a05:6a10:1234:b0:5d1:abcd:ef01 with SMTP id x1csp1234567pxb;\n"
        "        Tue, 24 Nov 2026 03:12:45 -0800 (PST)\n"
        + "".join(more)
        + f"Message-ID: <CA+{_url64(30)}@mail.example.org>\nSubject: =?UTF-8?B?{base64.b64encode('写真の件について、今日中に返事をください'.encode()).decode()}?=\n"
        'From: =?UTF-8?B?44GP44KN?= <kuro@example.org>\nContent-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: base64\n'
    )


def _packet(kind: int, body: bytes) -> bytes:
    return bytes([0xC0 | kind, 0xFF]) + len(body).to_bytes(4) + body


def _armoured(label: str, octets: bytes, head: str = "") -> str:
    return (
        f"-----BEGIN {label}-----\n{head}\n{_cut(base64.b64encode(octets).decode(), 64)}\n=aB3d\n-----END {label}-----"
    )


def _public_key(size: int, signatures: int) -> bytes:
    number = size * 8
    key = (
        b"\x04"
        + (1764000000).to_bytes(4)
        + b"\x01"
        + number.to_bytes(2)
        + b"\x80"
        + _R.randbytes(size - 1)
        + b"\x00\x11\x01\x00\x01"
    )
    name = _packet(13, "架空の相談室 <desk@tsubame.example.org>".encode())
    signed = b"".join(_packet(2, b"\x04\x13\x01\x08" + _R.randbytes(size + 40)) for _ in range(signatures))
    return (
        _packet(6, key) + name + signed + _packet(14, key) + _packet(2, b"\x04\x18\x01\x08" + _R.randbytes(size + 30))
    )


def _der(size: int) -> bytes:
    return b"\x30\x82" + (size - 4).to_bytes(2) + _R.randbytes(size - 4)


def _ssh(size: int) -> str:
    fields = (b"ssh-rsa", b"\x01\x00\x01", b"\x00" + _R.randbytes(size))
    return (
        "ssh-rsa " + base64.b64encode(b"".join(len(f).to_bytes(4) + f for f in fields)).decode() + " desk@example.org"
    )


def _mail() -> Iterator[tuple[str, str]]:
    yield "a mail's head", _head(_dkim(256))
    yield "a mail's head with a short key", _head(_dkim(64))
    yield "a mail's head with a long key", _head(_dkim(512))
    seals = f"ARC-Seal: i=1; a=rsa-sha256; t=1764000000; cv=none;\n        d=example.org; s=arc-20240605;\n        b={_folded(_b64(256))}\n"
    yield "a mail's head with seals", _head(seals, seals.replace("Seal", "Message-Signature"), _dkim(256), _dkim(128))
    yield (
        "a mail's head with the marks of a provider",
        _head(
            _dkim(256),
            f"X-Microsoft-Antispam-Message-Info:\n\t{_cut(_b64(1500), 70, chr(10) + chr(9))}\n",
            f"X-Gm-Message-State: AOJu0Y{_url64(90)}\n",
        ),
    )
    yield "a mail's head in an account", "".join(_JA[:3]) + "\n\n" + _head(_dkim(256)) + "\n" + "".join(_JA[3:6])
    yield (
        "subjects",
        _lines(
            lambda n: (
                f"Subject: =?ISO-2022-JP?B?{base64.b64encode(_JA[n % 10].encode('iso-2022-jp', 'ignore')).decode()[:64]}?="
            ),
            12,
        ),
    )
    yield "quoted-printable in Japanese", "\n".join("".join(f"={o:02X}" for o in line.encode()) for line in _JA)
    body = base64.b64encode("".join(_JA * 4).encode()).decode()
    yield "a mail in Japanese as it is sent", _head(_dkim(256)) + "\n" + _cut(body, 76)
    yield "the same without its head", _cut(body, 76)
    yield (
        "the same from a phone",
        _cut(base64.b64encode("\r\n".join(_JA * 4).encode("iso-2022-jp", "ignore")).decode(), 76),
    )
    yield "a record in one", base64.b64encode(json.dumps({"user": "kuro", "scopes": ["read"] * 60}).encode()).decode()
    for size, signatures in ((256, 1), (512, 1), (512, 9), (384, 20)):
        yield (
            f"a public key of {size * 8} bits, {signatures} signatures",
            _armoured("PGP PUBLIC KEY BLOCK", _public_key(size, signatures), "Comment: invented\n"),
        )
    yield "a key in an account", _JA[0] + "\n" + _armoured("PGP PUBLIC KEY BLOCK", _public_key(512, 2)) + "\n" + _JA[1]
    for size in (300, 1_500, 5_000):
        sealed = _packet(1, b"\x03" + _R.randbytes(8) + b"\x01\x10\x00" + _R.randbytes(512)) + _packet(
            18, b"\x01" + _R.randbytes(size)
        )
        yield f"a sealed message of {size} bytes", _armoured("PGP MESSAGE", sealed)
    yield (
        "a signed message",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
        + " ".join(_EN)
        + "\n"
        + _armoured("PGP SIGNATURE", _packet(2, b"\x04\x01\x01\x0a" + _R.randbytes(560))),
    )
    yield "a certificate", _armoured("CERTIFICATE", _der(1_700)).replace("=aB3d\n", "")
    yield "a key in the net's names", "v=DKIM1; k=rsa; p=" + base64.b64encode(_der(294)).decode()
    yield (
        "a chain of certificates",
        "\n".join(_armoured("CERTIFICATE", _der(1_200)).replace("=aB3d\n", "") for _ in range(3)),
    )
    yield (
        "a key of age and its message",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kdqxkwxqsrd5ags\n"
        + _armoured("AGE ENCRYPTED FILE", b"age-encryption.org/v1\n-> X25519 a\n" + _R.randbytes(900)).replace(
            "=aB3d\n", ""
        ),
    )
    yield "keys of SSH", "\n".join(_ssh(size) for size in (256, 384, 512))
    yield "a key's modulus", "Modulus:\n" + _cut("00:" + _R.randbytes(256).hex(":"), 45, "\n    ")


# --- exports, logs, tables -------------------------------------------------------------------------------------------


def _exports() -> Iterator[tuple[str, str]]:
    yield "WhatsApp in Japanese", _lines(lambda n: f"[{_when(n):%Y/%m/%d %H:%M:%S}] 黒: {_R.choice(_JA)}", 150)
    yield (
        "WhatsApp in English",
        _lines(lambda n: f"{_when(n):%d/%m/%Y, %H:%M} - {'Kuro' if n % 2 else 'Me'}: {_R.choice(_EN)}", 120),
    )
    yield (
        "LINE",
        "[LINE] 黒とのトーク履歴\n保存日時：2026/11/24 20:15\n\n2026/11/20(金)\n"
        + _lines(
            lambda n: (
                f"{_when(n):%H:%M}\t{'黒' if n % 2 else 'さくら'}\t{_R.choice(('[スタンプ]', '[写真]', '☎ 通話時間 3:12', *_JA))}"
            ),
            250,
        ),
    )
    yield (
        "LINE with short words",
        _lines(
            lambda n: (
                f"{_when(n):%H:%M}\t黒\t{_R.choice(('は？', '早く', 'まだ？', '😡😡😡', '既読無視すんな', '払えよ', 'www'))}"
            ),
            500,
        ),
    )
    yield (
        "Telegram in JSON",
        json.dumps(
            {
                "name": "Kuro",
                "messages": [
                    {
                        "id": n,
                        "type": "message",
                        "date": f"{_when(n):%Y-%m-%dT%H:%M:%S}",
                        "date_unixtime": str(1764000000 + n),
                        "from_id": "user1234567890",
                        "text": _R.choice(_EN),
                    }
                    for n in range(70)
                ],
            },
            indent=1,
        ),
    )
    yield (
        "Instagram in JSON",
        json.dumps(
            {
                "messages": [
                    {
                        "sender_name": "kuro",
                        "timestamp_ms": 1764000000000 + n,
                        "content": _R.choice(_JA),
                        "is_geoblocked_for_viewer": False,
                    }
                    for n in range(25)
                ]
            }
        ),
    )
    yield "Discord", _lines(lambda n: f"[{_when(n):%d-%b-%y %I:%M %p}] kuro#0000\n{_R.choice(_EN)}\n", 90)
    yield (
        "calls",
        _lines(lambda n: f"{_when(n):%Y-%m-%d %H:%M:%S},090-0000-{n:04d},着信,{n % 60:02d}:{n % 37:02d}", 200),
    )
    for n in (3, 12, 50):
        yield (
            f"{n} addresses",
            _lines(
                lambda i: (
                    f"https://sns-a.example.com/p/{_letters(_URLSAFE, 11)}/?igsh={_letters(_UP + _LOW + _TEN, 16)}==&img_index={i}"
                ),
                n,
            ),
        )
    yield (
        "long addresses",
        _lines(
            lambda n: (
                f"https://cdn.example.org/v/t51.29350-15/{_R.getrandbits(40)}_n.jpg?stp=dst-jpg_e35&efg={_url64(60)}&_nc_ohc={_url64(20)}&oh=00_{_url64(40)}&oe={n:08X}"
            ),
            30,
        ),
    )
    yield (
        "very long addresses",
        _lines(
            lambda n: (
                f"https://www.example.org/l.php?u=https%3A%2F%2Fsns-b.example.org%2F{_letters(_LOW, 20)}&h=AT{_url64(900)}"
            ),
            8,
        ),
    )
    yield (
        "addresses in Japanese",
        _lines(lambda n: "https://example.org/wiki/" + "".join(f"%{o:02X}" for o in _JA[n % 10].encode()[:150]), 20),
    )
    yield "hidden services", _lines(lambda n: "http://" + _letters(_LOW + "234567", 56) + f".onion/thread/{n}", 30)
    yield "addresses with commas", ", ".join(f"sns-{n}.example.com/u/{_letters(_LOW, 8)}" for n in range(80))


def _logs() -> Iterator[tuple[str, str]]:
    yield (
        "a log of accesses",
        _lines(
            lambda n: (
                f'203.0.113.{n % 250} - - [{_when(n):%d/%b/%Y:%H:%M:%S} +0900] "GET /p/{_letters(_URLSAFE, 11)} HTTP/1.1" 200 {n * 37} "-" "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"'
            ),
            90,
        ),
    )
    yield (
        "numbers of the net",
        _lines(lambda n: f"{_R.randrange(256)}.{_R.randrange(256)}.{_R.randrange(256)}.{_R.randrange(256)}", 250),
    )
    yield "numbers of the new net", _lines(lambda n: ":".join(f"{_R.getrandbits(16):x}" for _ in range(8)), 80)
    yield "numbers of devices", _lines(lambda n: _R.randbytes(6).hex(":"), 60)
    yield (
        "a log in JSON",
        _lines(
            lambda n: json.dumps(
                {
                    "ts": f"{_when(n):%Y-%m-%dT%H:%M:%S.000Z}",
                    "level": "info",
                    "trace_id": _hash("md5")(n),
                    "span": _hash("md5")(n)[:16],
                    "msg": "login",
                    "ip": "203.0.113.7",
                }
            ),
            90,
        ),
    )
    yield (
        "a log in JSON without blanks",
        json.dumps(
            [
                {
                    "id": str(uuid.UUID(int=_R.getrandbits(128))),
                    "u": f"https://sns-a.example.com/{n}",
                    "h": _hash("sha256")(n),
                    "t": "photo/jpeg",
                }
                for n in range(60)
            ],
            separators=(",", ":"),
        ),
    )
    yield "JSON with escapes", json.dumps([{"text": one} for one in _JA] * 6)
    yield (
        "a log in XML",
        "<log>\n"
        + _lines(
            lambda n: (
                f'  <event id="{n}" at="{_when(n):%Y-%m-%dT%H:%M:%S}"><source>sns-a</source><object type="post">{_letters(_URLSAFE, 11)}</object><image>none</image><message>{_EN[n % 8]}</message></event>'
            ),
            60,
        )
        + "\n</log>",
    )
    yield "XML with entities", "<t>" + "".join(f"&#{ord(c)};" for c in "".join(_JA[:6])) + "</t>"
    yield (
        "a register in XML",
        "<rss><channel><image><url>https://example.org/logo</url></image>"
        + _lines(
            lambda n: f"<item><guid>{uuid.UUID(int=_R.getrandbits(128))}</guid><title>{_JA[n % 10]}</title></item>", 30
        ),
    )
    yield (
        "a head of HTTP",
        'HTTP/2 200\nContent-Type: image/jpeg\nContent-Length: 48213\nETag: "'
        + _hash("md5")(1)
        + '"\nX-Amz-Cf-Id: '
        + _url64(40)
        + "==\nX-Cache: Hit\n",
    )
    yield (
        "a log of a phone",
        _lines(
            lambda n: (
                f"{_when(n):%m-%d %H:%M:%S}.{n % 1000:03d}  1234  5678 I ActivityManager: START u0 {{act=android.intent.action.VIEW cmp=com.example.messenger/.ui.ChatActivity}} pid {n}"
            ),
            80,
        ),
    )
    yield (
        "a trace of a program",
        _lines(
            lambda n: (
                f'  File "/srv/app/module_{n}.py", line {n * 7}, in handler_{n}\n    return self._next(request, context=context[{n}])'
            ),
            60,
        ),
    )
    yield (
        "a program",
        "for (const [k, v] of Object.entries(row)) { if (!/^[a-z_]+$/.test(k)) { throw new Error(`bad ${k}`); } out[k] = v ?? null; }\n"
        * 15,
    )
    yield (
        "a table with commas",
        "日時,金額,相手,方法\n" + _lines(lambda n: f"{_when(n):%Y-%m-%d %H:%M},{n * 1000},黒,電子マネー", 150),
    )
    yield "a table of counts", _lines(lambda n: f"{n}\t{_R.randrange(40)}\t{_R.randrange(24)}\t{_R.randrange(60)}", 240)
    yield "small numbers", ", ".join(str(_R.randrange(100)) for _ in range(700))
    yield (
        "a table with bars",
        "| 日時 | 相手 | 内容 |\n|------|------|------|\n"
        + _lines(lambda n: f"| {_when(n):%m/%d %H:%M} | 黒 | {_JA[n % 10]} |", 80),
    )
    yield "a table with frames", _lines(lambda n: f"├────────┼──────────┤\n│ {n:06d} │ ¥{n * 1000:8d} │", 60)
    yield (
        "a table with plus signs",
        _lines(
            lambda n: f"+----------+------------+----------+\n| {n:8d} | 2026-11-{n % 28 + 1:02d} | {n * 50:8d} |", 60
        ),
    )
    yield (
        "a calendar",
        "日 月 火 水 木 金 土\n" + _lines(lambda n: " ".join(f"{(n * 7 + d) % 30 + 1:2d}" for d in range(7)), 30),
    )
    yield "days at school", _lines(lambda n: f"{n + 1}月 " + _letters("○×△", 20), 12)
    yield "ticks", _lines(lambda n: f"■ はい □ いいえ　{_JA[n % 10]}", 30)
    yield "times alone", _lines(lambda n: f"{_when(n):%H:%M:%S}", 500)
    yield "places", _lines(lambda n: f"35.{_R.getrandbits(20):07d}, 139.{_R.getrandbits(20):07d}", 120)
    yield "telephones", _lines(lambda n: f"090-0000-{n:04d}", 300)
    yield (
        "accounts of banks",
        _lines(lambda n: f"架空銀行 {n:03d}支店 普通 {_R.randrange(10**7):07d} JP{_R.randrange(10**20):020d}", 80),
    )
    yield "handles", _lines(lambda n: "@" + _letters(_LOW + _TEN + "_.", 14), 200)
    yield (
        "postings",
        _lines(
            lambda n: (
                f"{_when(n):%Y-%m-%d} DEBIT {n * 100:>10,d} JPY REF{_letters(_UP + _TEN, 12)} BAL {900_000 - n * 100:>12,d}"
            ),
            120,
        ),
    )


def samples() -> Iterator[tuple[str, str]]:
    """Name and text of each."""
    yield from _accounts()
    yield from _identifiers()
    yield from _mail()
    yield from _exports()
    yield from _logs()
