"""What is not as it must be in what was given."""

from hub.kit.sentences.sentence import Sentence, told

INPUT: dict[str, Sentence] = {
    "not_found": told(
        "見つかりません。",
        "Nothing was found.",
        "番号を確かめてください。",
        "Check the id.",
    ),
    "required": told(
        "この項目が必要です。",
        "This field is required.",
        "値を書いて、もう一度送ってください。",
        "Give a value and send it again.",
    ),
    "malformed": told(
        "形式が正しくありません。",
        "This does not have the expected form.",
        "この項目に書ける形と、使えることばを確かめて直してください。",
        "Check what this field takes, and give one of the words or forms that are allowed.",
    ),
    "name_unfit": told(
        "見えない文字、向きを変える文字、余分な空白は名前に使えません。",
        "A name holds no invisible letters, no signs of direction and no blanks but single ones.",
        "取り除いてください。",
        "Take them out.",
    ),
    "too_long": told(
        "長すぎます。",
        "This is too long.",
        "短くしてください。",
        "Shorten it.",
    ),
    "out_of_range": told(
        "使える範囲の外です。",
        "This is outside the allowed range.",
        "使える範囲の中の値にしてください。",
        "Give a value within the range that is allowed.",
    ),
    "unknown_field": told(
        "この項目は項目一覧にありません。",
        "The catalogue does not know this field.",
        "名前を確かめてください。使える名前は catalogue の項目だけです。",
        "Check the name: only names of the catalogue are taken.",
    ),
    "image_content": told(
        "画像やファイルは、文字に置きかえたものも受け取れません。",
        "We can't take images or files, nor what stands for them in characters.",
        "場所（URL）だけを書いてください。画像でないときは、長い符号の部分を除き、それが何であったかを書いてください。",
        "Please write only where it is; if this is none, leave out the long code and say what it was.",
    ),
    "hash_by_staff_of_minor": told(
        "18歳未満の可能性がある画像のハッシュは、職員が作ってはいけません。",
        "Staff must not hash an image of a person who is or may be under 18.",
        "本人の端末で作ったハッシュか、場所（URL）を記録してください。",
        "Record a hash that her own device computed, or where it is (URL).",
    ),
}
