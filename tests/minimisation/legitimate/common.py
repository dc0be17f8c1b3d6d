"""Words, letters and clocks of which the samples are made; the same in each run."""

# ruff: noqa: E501 - lines stay as they are written, and not every row says its number
# fmt: off

import base64
import random
from collections.abc import Callable
from datetime import datetime, timedelta

RANDOM = random.Random(23)
START = datetime(2026, 11, 1, 9, 0)  # noqa: DTZ001 - a clock as it is shown on a screen


def letters(alphabet: str, length: int) -> str:
    return "".join(RANDOM.choices(alphabet, k=length))


UP, LOW, TEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"
URLSAFE = UP + LOW + TEN + "-_"


def b64(length: int) -> str:
    return base64.b64encode(RANDOM.randbytes(length)).decode()


def url64(length: int) -> str:
    return base64.urlsafe_b64encode(RANDOM.randbytes(length)).decode().rstrip("=")


def cut(text: str, width: int, between: str = "\n") -> str:
    return between.join(text[i : i + width] for i in range(0, len(text), width))


def lines(one: Callable[[int], str], count: int) -> str:
    return "\n".join(one(n) for n in range(count))


def when(n: int) -> datetime:
    return START + timedelta(minutes=37 * n)


JA = (
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
EN = (
    "He said he was nineteen and went to a college in Osaka.",
    "On Friday night he asked me for pictures, and I was afraid to say no.",
    "Then he wanted JPY 300,000 by 8 pm, or he would send them to everybody on my list.",
    "I paid once with gift cards (3 x 10,000 yen) and he asked for more at 02:14.",
    "My sister knows a little; my parents know nothing and must not be told.",
    "The account was called dark.horse_99 and vanished on 2026-11-20.",
    "I still have the chat, saved as text, about 40 pages of it.",
    "I do not want to go to the police before I have talked to a lawyer.",
)
ZH_CN = "上个星期我在网上认识了一个人，他说他是大学生，后来他要我给他发照片。我发了以后他就说如果我不给他钱，他会把照片发给我所有的朋友。我很害怕，不知道该怎么办，请帮帮我。"
ZH_TW = "上個星期我在網路上認識了一個人，他說他是大學生，後來他要我傳照片給他。我傳了以後他就說如果我不給他錢，他會把照片傳給我所有的朋友。我很害怕，不知道該怎麼辦，請幫幫我。"
KO = "지난주 금요일에 온라인에서 알게 된 사람이 사진을 보내 달라고 했습니다. 거절하자 예전에 보낸 사진을 친구들에게 퍼뜨리겠다고 협박했습니다. 돈을 보내라고 해서 한 번 보냈습니다. 너무 무섭습니다."
OTHERS = {
    "Thai": "สัปดาห์ที่แล้วมีคนในอินเทอร์เน็ตขอรูปของฉัน แล้วเขาขู่ว่าจะส่งให้เพื่อนทุกคนถ้าฉันไม่จ่ายเงิน ฉันกลัวมาก ",
    "Arabic": "في الأسبوع الماضي طلب مني شخص على الإنترنت صوراً ثم هددني بأنه سيرسلها إلى جميع أصدقائي إذا لم أدفع. أنا خائفة جداً. ",
    "Russian": "На прошлой неделе человек из интернета попросил у меня фотографии, а потом стал угрожать, что отправит их всем моим друзьям. ",
    "Vietnamese": "Tuần trước một người quen trên mạng yêu cầu tôi gửi ảnh, sau đó đe dọa sẽ gửi cho tất cả bạn bè nếu tôi không trả tiền. ",
    "Hindi": "पिछले हफ्ते इंटरनेट पर मिले एक व्यक्ति ने मुझसे तस्वीरें माँगीं और फिर धमकी दी कि वह उन्हें मेरे सभी दोस्तों को भेज देगा। ",
    "Tagalog": "Noong nakaraang linggo humingi siya ng mga litrato at pagkatapos ay nagbanta na ipapadala niya ito sa lahat ng kaibigan ko. ",
}
