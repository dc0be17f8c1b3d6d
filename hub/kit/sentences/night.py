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
    "duty_role": Text(
        "この役割の人は当番にできません。案件を担当できる人を選んでください。",
        "Somebody of this role cannot be on duty. Choose a caseworker or a supervisor.",
    ),
}
