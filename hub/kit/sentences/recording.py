"""What is refused when it is recorded: dates out of reason, and a yes that could never count. Each says the range."""

from hub.kit.text import Text

RECORDING: dict[str, Text] = {
    "use_add_places": Text(
        "この一覧は200件を超えています。追加は addPlaces、削除は理由を付けて removePlaces で行ってください。",
        "This list has more than 200 places. Add with addPlaces, and take away with removePlaces and a reason.",
    ),
    "too_many_places": Text(
        "一つの記録に登録できる場所は、合わせて2,000件までです。",
        "A case holds at most 2,000 places: locations, accounts and hashes together.",
    ),
    "signed_out_of_range": Text(
        "署名の日時は、相談を始めた日の1年前から今までです。署名した日を確かめてください。",
        "A signature counts from a year before the case was opened until now. Give the day on which it was signed.",
    ),
    "seen_out_of_range": Text(
        "見た日時は、相談を始めた日の30年前から今までです。見た日を確かめてください。",
        "This was seen between thirty years before the case was opened and now. Give the time at which it was seen.",
    ),
    "happened_out_of_range": Text(
        "出来事の日時は、相談を始めた日の100年前から1年後までです。日を確かめてください。",
        "An event lies between a hundred years before the case was opened and a year from now. Check the day.",
    ),
    "deadline_out_of_range": Text(
        "加害者の期限は、相談を始めた日の1年前から1年後までです。日を確かめてください。",
        "An offender's deadline lies between a year before the case was opened and a year from now. Check the day.",
    ),
    "clock_out_of_range": Text(
        "期限の日は、相談を始めた日の1年前から10年後まで、回答の目標は14日後までです。日を確かめてください。",
        "A clock runs out between a year before the case was opened and ten years from now, an answer is asked for "
        "within 14 days. Check the day.",
    ),
    "told_out_of_range": Text(
        "伝えた日時は、相談を始めた日の10年前から今までです。伝えた日を確かめてください。",
        "What was told lies between ten years before the case was opened and now. Give the time at which it was told.",
    ),
    "called_out_of_range": Text(
        "電話した日時は、24時間前から今までです。先に電話してから、その日時を書いてください。",
        "The call lies within the last 24 hours. Telephone first, then give the time of the call.",
    ),
    "engaged_out_of_range": Text(
        "受任の日は、依頼が届いた日の1年前からきょうまでです。日を確かめてください。",
        "The day lies between a year before this was referred to you and today. Check it.",
    ),
    "kept_date_out_of_range": Text(
        "守る期日は、依頼が届いた日の1年前から10年後までです。日を確かめてください。",
        "A date to keep lies between a year before this was referred to you and ten years from now. Check the day.",
    ),
    "own_duty_abuser": Text(
        "この通告は、保護者か同居人による虐待のときだけです（guardian、cohabitant）。ほかは本人が決めます。",
        "This notice is for abuse by a guardian or somebody she lives with (`guardian`, `cohabitant`). About anybody "
        "else she decides.",
    ),
    "own_duty_receiver": Text(
        "この法律が通告先とするのは、児童相談所か市町村の窓口です。相手先を選び直してください。",
        "This law names a child guidance centre or a municipal office (`child_guidance`, `other`). Choose one.",
    ),
    "own_duty_child": Text(
        "18歳以上の人について、この通告はありません。本人にたずねてください。",
        "There is no such notice about a person of 18 or over. Ask her.",
    ),
    "one_recipient": Text(
        "伝えた相手を一つだけ書いてください。会員ならその番号、会員でなければ名前と種類です。",
        "Name the one who was told: a member by its id, or somebody else by name and kind, and not both.",
    ),
    "until_out_of_range": Text(
        "同意の期限は、いまから12か月までの先の時刻です。それより長く続けるときは、期限の前にもう一度たずねてください。",
        "A consent ends between a minute and twelve months from now. To go on longer, ask again before then.",
    ),
    "never_needed": Text(
        "この相手先がこの目的で受け取ることのない項目です。同意から外してください。",
        "This recipient can never get this field for this purpose. Leave it out of the consent.",
    ),
    "guardian_barred": Text(
        "本人が保護者に伝えないと決めているので、保護者の同意は記録できません。「なし」と理由を記録してください。",
        "The person barred her guardian, so a guardian's yes counts for nothing. Record `absent`, with the reason.",
    ),
    "answered_since": Text(
        "この画面を開いたあとで、本人が別の答えをしています。読み込み直し、もう一度たずねてください。",
        "The person has answered since you looked. Reload, ask her again, and give the id of her last answer.",
    ),
}
