"""What is refused when it is recorded: dates out of reason, and a yes that could never count. Each says the range."""

from hub.kit.sentences.sentence import Sentence, told

RECORDING: dict[str, Sentence] = {
    "use_add_places": told(
        "この一覧は200件を超えています。",
        "This list has more than 200 places.",
        "追加は addPlaces、削除は理由を付けて removePlaces で行ってください。",
        "Add with addPlaces, and take away with removePlaces and a reason.",
    ),
    "too_many_places": told(
        "一つの記録に登録できる場所は、合わせて2,000件までです。",
        "A case holds at most 2,000 places: locations, accounts and hashes together.",
        "要らない場所を removePlaces で消すか、新しい記録に分けてください。",
        "Take some away with removePlaces, or divide them over another case.",
    ),
    "signed_out_of_range": told(
        "署名の日時は、相談を始めた日の1年前から今までです。",
        "A signature counts from a year before the case was opened until now.",
        "署名した日を確かめてください。",
        "Give the day on which it was signed.",
    ),
    "seen_out_of_range": told(
        "見た日時は、相談を始めた日の30年前から今までです。",
        "This was seen between thirty years before the case was opened and now.",
        "見た日を確かめてください。",
        "Give the time at which it was seen.",
    ),
    "happened_out_of_range": told(
        "出来事の日時は、相談を始めた日の100年前から1年後までです。",
        "An event lies between a hundred years before the case was opened and a year from now.",
        "日を確かめてください。",
        "Check the day.",
    ),
    "deadline_out_of_range": told(
        "加害者の期限は、相談を始めた日の1年前から1年後までです。",
        "An offender's deadline lies between a year before the case was opened and a year from now.",
        "日を確かめてください。",
        "Check the day.",
    ),
    "clock_out_of_range": told(
        "期限の日は、相談を始めた日の1年前から10年後まで、回答の目標は14日後までです。",
        "A clock runs out between a year before the case was opened and ten years from now, an answer is "
        "asked for within 14 days.",
        "日を確かめてください。",
        "Check the day.",
    ),
    "told_out_of_range": told(
        "伝えた日時は、相談を始めた日の10年前から今までです。",
        "What was told lies between ten years before the case was opened and now.",
        "伝えた日を確かめてください。",
        "Give the time at which it was told.",
    ),
    "called_out_of_range": told(
        "電話した日時は、24時間前から今までです。",
        "The call lies within the last 24 hours.",
        "先に電話してから、その日時を書いてください。",
        "Telephone first, then give the time of the call.",
    ),
    "engaged_out_of_range": told(
        "受任の日は、依頼が届いた日の1年前からきょうまでです。",
        "The day lies between a year before this was referred to you and today.",
        "日を確かめてください。",
        "Check it.",
    ),
    "kept_date_out_of_range": told(
        "守る期日は、依頼が届いた日の1年前から10年後までです。",
        "A date to keep lies between a year before this was referred to you and ten years from now.",
        "日を確かめてください。",
        "Check the day.",
    ),
    "own_duty_abuser": told(
        "この通告は、保護者か同居人による虐待のときだけです。",
        "This notice is for abuse by a guardian or somebody she lives with.",
        "ほかの人のときは、本人にたずねてください。",
        "About anybody else ask her: she decides.",
    ),
    "own_duty_receiver": told(
        "この法律が通告先とするのは、児童相談所か市町村の窓口です。",
        "This law names a child guidance centre or a municipal office.",
        "相手先（CHILD_GUIDANCE か OTHER）を選び直してください。",
        "Choose one of the two (`CHILD_GUIDANCE`, `OTHER`).",
    ),
    "own_duty_child": told(
        "18歳以上の人について、この通告はありません。",
        "There is no such notice about a person of 18 or over.",
        "本人にたずねてください。",
        "Ask her.",
    ),
    "one_recipient": told(
        "伝えた相手が一つに決まりません。",
        "It does not name exactly one who was told.",
        "会員ならその番号、会員でなければ名前と種類を書き、両方は書かないでください。",
        "Name a member by its id, or somebody else by name and kind, and not both.",
    ),
    "until_out_of_range": told(
        "同意の期限は、いまから12か月までの先の時刻です。",
        "A consent ends between a minute and twelve months from now.",
        "それより長く続けるときは、期限の前にもう一度たずねてください。",
        "To go on longer, ask again before then.",
    ),
    "never_needed": told(
        "この相手先がこの目的で受け取ることのない項目です。",
        "This recipient can never get this field for this purpose.",
        "同意から外してください。",
        "Leave it out of the consent.",
    ),
    "guardian_barred": told(
        "本人が保護者に伝えないと決めているので、保護者の同意は記録できません。",
        "The person barred her guardian, so a guardian's yes counts for nothing.",
        "ABSENT と理由を記録してください。",
        "Record `ABSENT`, with the reason.",
    ),
    "answered_since": told(
        "この画面を開いたあとで、本人が別の答えをしています。",
        "The person has answered since you looked.",
        "読み込み直し、もう一度たずねてください。",
        "Reload, ask her again, and give the id of her last answer.",
    ),
}
