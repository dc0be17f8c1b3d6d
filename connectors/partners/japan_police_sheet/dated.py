"""What could not be read at its owner: kept apart with the day on which it was written down, to be looked at again."""

from datetime import date

WRITTEN_ON = date(2026, 11, 30)
"""All of this comes from second-hand sources; README.md says which."""
DESK = "#9110（警察相談専用電話）、各都道府県警察のサイバー犯罪相談窓口"
TO_BRING = "本人確認書類、印鑑、印刷した証拠（URLと時刻の入ったもの）、おどしの文面、相手のアカウント、送金の記録"
ON_THE_REPORT = "届出人・被害者の住所、氏名、職業、年齢、電話、印"
"""What the damage report's form asks for and this sheet does not hold; its line layout was not read."""
