"""What is not as it must be in what was given."""

from hub.kit.text import Text

INPUT: dict[str, Text] = {
    "not_found": Text("見つかりません。番号を確かめてください。", "Nothing was found. Check the id."),
    "required": Text("この項目が必要です。", "This field is required."),
    "malformed": Text("形式が正しくありません。", "This does not have the expected form."),
    "name_unfit": Text(
        "見えない文字、向きを変える文字、余分な空白は名前に使えません。取り除いてください。",
        "A name holds no invisible letters, no signs of direction and no blanks but single ones. Take them out.",
    ),
    "too_long": Text("長すぎます。短くしてください。", "This is too long. Shorten it."),
    "out_of_range": Text("使える範囲の外です。", "This is outside the allowed range."),
    "unknown_field": Text("この項目は項目一覧にありません。", "The catalogue does not know this field."),
    "image_content": Text(
        "画像やファイルは、文字に置きかえたものも受け取れません。場所（URL）だけを書いてください。"
        "画像でないときは、長い符号の部分を除き、それが何であったかを書いてください。",
        "We can't take images or files, nor what stands for them in characters. Please write only where it is. "
        "If this is none, leave out the long code and say what it was.",
    ),
    "hash_by_staff_of_minor": Text(
        "18歳未満の可能性がある画像のハッシュは、職員が作ってはいけません。",
        "Staff must not hash an image of a person who is or may be under 18.",
    ),
}
