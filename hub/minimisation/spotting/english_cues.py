"""The words around a name in English sentences."""

import re

_CALLED = (
    r"name(?:d| is| was|s are|: ?|=)?|called|calls? (?:me|her|him|himself|herself|themselves)|goes by|known as|alias|"
    r"nickname(?:d| is)?"
)
_TIES = (
    "friend|girlfriend|boyfriend|sister|brother|classmate|teacher|cousin|roommate|mother|father|mom|mum|mam|gran|nan|auntie|aunty|dad|daughter|son|"
    "partner|ex|husband|wife|uncle|aunt|niece|nephew|colleague|coworker|co-worker|student|pupil|neighbou?r|stepfather|"
    "stepmother|stepbrother|stepsister|half-brother|half-sister|twin|grandmother|grandfather|grandma|grandpa|bestie|"
    "caseworker|worker|counsell?or|interpreter|translator|tutor|girl|boy|woman|man|guy|senpai|kohai|flatmate|housemate"
)
CUE_BEFORE = re.compile(
    rf"(?i:\b(?:{_CALLED}|i am|i'm|this is|signed|(?:{_TIES})s?|dear|from|with|told|by|to|and)(?: as| is| was)?,? \"?$)"
)
STRONG = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mx|Prof|Professor|Teacher|Coach|Uncle|Aunt|Auntie|Officer|Detective)\.? $|"
    r"(?i:\b(?:client|person|patient|girl|boy|student|pupil|complainant|applicant|sender|author|owner|attn|friend|"
    r"caller|victim|survivor|name|mother|father|parent|guardian|case ?worker|worker|teacher|suspect|"
    r"offender|perpetrator|account holder|contact|holder|payee|beneficiary|recipient|witness|contact person|"
    r"interpreter|signature|signed|written by|taken by|reported by) ?: ?$)|"
    r"(?i:(?:regards|sincerely|cheers|thanks|faithfully|truly|wishes|signed),?\s+$)|"
    rf"(?i:\b(?:{_CALLED})(?: as| is| was)? [\"'「]?$)"
)
TITLE_BEFORE = re.compile(r"(?<![A-Za-z])(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx|Prof)\.? )?(?:[A-Z]\. ?){0,2}\Z")
INITIAL = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\. ?){1,2}$")
AND = re.compile(r"([A-Za-z'’]+),? (?:and|or) $")
TITLED = re.compile(r"-?(?:(?:san|chan|kun|sama|senpai|sensei)(?![a-z])|さん|ちゃん|くん|さま|君|様|氏|先輩|先生)")
SPEAKS = re.compile(
    r"(?:'s (?:mother|father|parents|phone|house|friend|teacher|school|photo|picture|face)| (?:said|told|asked|wrote|"
    r"wants?|lives|knows|texted|replied|cried|threatened|promised|forwarded|admitted|laughed|lied|claims|claimed|says|"
    r"thinks|works|studies|attends|goes|rang|called|phoned|messaged|emailed|posted|shared|sent|deleted|found|met|saw|"
    r"heard|felt|refused|agreed|confirmed|contacted|blocked|paid|came|left|took|has since|is (?:a|an|my|her|his|in|at|"
    r"[0-9]{1,2})|was (?:a|an|my|her|his|afraid|scared|told|asked|crying|the one)|who))\b|"
    r", (?:aged? )?[0-9]{1,2}(?:,|\.|$| years)|"
    r" \((?:aged? )?[0-9]{1,2}\)"
)
LOWER_TITLED = re.compile(
    r"(?<![A-Za-z0-9@_./-])([A-Za-z]{2,15})[- ]?"
    r"(?:(?<=[- ])(?:san|chan|kun|sama|senpai|sensei)|さん|ちゃん|くん|君|様|先輩|先生|氏)(?![A-Za-z])"
)
TIED_LOWER = re.compile(rf"(?<![A-Za-z])(?:my|her|his|our) (?:best )?(?:{_TIES}),? ([a-z]{{3,15}})(?![A-Za-z0-9_@.]\w)")
NAMED_LOWER = re.compile(
    r"(?<![A-Za-z])(?:(?:my|her|his|real|full) (?:(?:real|full|first|last) )?name(?: is|'s)|i am called|"
    r"(?:I|i)(?:'m| am)(?= [a-z]{3,15}[,.])|this is(?= [a-z]{3,15}[,.])|named|"
    r"calls? (?:me|her|him|himself|herself)|goes by) \"?([a-z]{3,15}(?: [a-z]{3,15})?)(?![A-Za-z0-9_@.]\w)"
)
