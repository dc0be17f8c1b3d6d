"""What is refused at night: who helps, who confirms, and what of the minimum is missing."""

from hub.kit.text import Text

NIGHT: dict[str, Text] = {
    "standing_peer": Text(
        "この団体は選べません。自分の団体と同じ種類の、ほかの加盟団体を選んでください。",
        "This organisation cannot be named. Choose another member of the same kind as yours.",
    ),
    "duty_time": Text(
        "この時間は使えません。いまから1年以内に始まり、7日以内に終わる時間にしてください。",
        "This time cannot be used. Give one that begins between now and a year from now and lasts at most 7 days.",
    ),
    "not_on_call": Text(
        "いま当番（二人目の確認）ではないので、答えられません。当番の人に伝えてください。",
        "You are not on call as standing second now. Tell whoever is.",
    ),
    "not_on_duty": Text(
        "いま当番ではないので、担当でない案件は開けません。責任者に当番の時間を聞いてください。",
        "You are not on duty now, so a case of others cannot be opened. Ask your supervisor for your time.",
    ),
    "danger_who": Text(
        "だれが危険か（呼び名、または「分からない」）を書いてください。",
        'Write who is in danger: a call name, or "not known".',
    ),
    "danger_where": Text(
        "どこにいるか、または見つけ方（「分からない」でもよい）を書いてください。",
        'Write where, or how to find her; "not known" will do.',
    ),
    "danger_what": Text(
        "どんな危険かを、一覧から一つ以上えらんでください。",
        "Choose from the list what kind of danger it is: one at least.",
    ),
    "danger_number": Text(
        "電話した番号を数字で書いてください（110、119、189など）。",
        "Write the number that was telephoned, in digits: 110, 119, 189, …",
    ),
    "danger_called": Text(
        "電話した時刻を書いてください。いまより前の時刻です。",
        "Write when it was telephoned: a time before now.",
    ),
    "duty_role": Text(
        "この役割の人は当番にできません。案件を担当できる人を選んでください。",
        "Somebody of this role cannot be on duty. Choose a caseworker or a supervisor.",
    ),
}
