"""What is said of the person: her age, how she was asked, what she is in danger of, who speaks for her."""

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

AGE_BANDS = CodeSet(
    "age_band",
    "An age in a band; the exact age is never kept.",
    (
        code("under_13", Phrase("Under 13"), "12 or younger."),
        code("13_15", Phrase("13 to 15"), "13, 14 or 15."),
        code("16_17", Phrase("16 or 17"), "16 or 17."),
        code("18_19", Phrase("18 or 19"), "18 or 19: an adult."),
        code("20_or_over", Phrase("20 or over"), "20 or older."),
        code("unknown", Phrase("Not known"), "Nobody said; whatever protects a child applies."),
    ),
)
GENDERS = CodeSet(
    "gender",
    "Her or his gender, as the person tells it; nobody guesses.",
    (
        code("woman", Phrase("Woman"), "A woman or girl."),
        code("man", Phrase("Man"), "A man or boy."),
        code("other", Phrase("Other", "gender"), "Neither of the two, or both."),
        code("not_told", Phrase("Not told"), "The person does not want to say, or was not asked."),
    ),
)
SCHOOL_STAGES = CodeSet(
    "school_stage",
    "At what stage of school she is; it says nothing certain of her age.",
    (
        code("elementary", Phrase("Elementary school"), "Elementary school, usually from 6 to 12."),
        code("junior_high", Phrase("Junior high school"), "Junior high school, usually from 12 to 15."),
        code("high_school", Phrase("High school"), "High school or the like, usually from 15 to 18."),
        code("higher", Phrase("University or vocational school"), "What follows after high school."),
        code("not_at_school", Phrase("Not at school"), "She goes to no school."),
        code("not_told", Phrase("Not told"), "The person does not want to say, or was not asked."),
    ),
)
REPORTS_MADE = CodeSet(
    "report_made",
    "Whether the police were told, and how.",
    (
        code("not_made", Phrase("Not made"), "The police were not told."),
        code("consulted", Phrase("Consulted only"), "She asked for advice; no report was taken."),
        code("made", Phrase("Report made"), "A damage report or complaint was taken."),
        code(
            "not_taken", Phrase("Not taken by the desk"), "She wanted to make a report, and the desk did not take it."
        ),
        code("not_told", Phrase("Not told"), "The person does not want to say, or was not asked."),
    ),
)
YES_NO_UNKNOWN = CodeSet(
    "yes_no_unknown",
    "An answer that may not be known.",
    (
        code("yes", Phrase("Yes"), "Yes."),
        code("no", Phrase("No"), "No."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
YES_NO = YES_NO_UNKNOWN.but("yes_no", "Yes or no.", "unknown")
WISHES = CodeSet(
    "wish",
    "Whether the person wants it.",
    (
        code("yes", Phrase("Yes"), "She wants it."),
        code("no", Phrase("No"), "She does not want it."),
        code("not_asked", Phrase("Not asked"), "She was not asked."),
    ),
)
SELF_HARM_ASKED = CodeSet(
    "self_harm_asked",
    "Whether the person was asked about harming herself, and what she said.",
    (
        code("not_asked", Phrase("Not asked"), "She was not asked."),
        code("asked_no", Phrase("Asked: no"), "She was asked and said no."),
        code("asked_yes", Phrase("Asked: yes"), "She was asked and said yes."),
    ),
)
GUARDIAN_INVOLVEMENT = CodeSet(
    "guardian_involvement",
    "What a guardian knows of it.",
    (
        code("informed", Phrase("Informed"), "A guardian knows."),
        code("not_informed", Phrase("Not informed"), "No guardian knows; none may be told."),
        code("consenting", Phrase("Consenting"), "A guardian knows and consents."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
DANGERS = CodeSet(
    "danger_kind",
    "What kind of danger to life; none of them identifies anybody.",
    (
        code("suicide", Phrase("May take her life"), "She may kill herself."),
        code("self_harm", Phrase("Harming herself"), "She is hurting herself."),
        code(
            "violence",
            Phrase("Violence, now or about to happen"),
            "Somebody hurts her or is about to.",
        ),
        code("confined", Phrase("Held against her will"), "She cannot leave where she is."),
        code(
            "meeting_offender",
            Phrase("Going to meet the offender, or called to"),
            "She is on her way to the offender, or was told to come.",
        ),
        code("missing", Phrase("Missing"), "Nobody knows where she is."),
        code("medical", Phrase("Overdose, injury or sudden illness"), "She needs an ambulance."),
        code("other", Phrase("Other danger to life"), "Anything else that threatens her life."),
    ),
)
VOICES = CodeSet(
    "voice",
    "Who said it.",
    (
        code("self", Phrase("The person herself"), "The person herself."),
        code("guardian", Phrase("A guardian"), "Who has parental authority over her."),
        code("representative", Phrase("A representative"), "Somebody whom she or the law appointed."),
        code("third-party", Phrase("Somebody else"), "A friend, a teacher or the like."),
        code("staff", Phrase("Staff"), "Somebody of the organisation that keeps the case."),
    ),
)
METHODS = CodeSet(
    "method",
    "How it was said.",
    (
        code("orally", Phrase("Orally"), "Spoken, in person or by telephone."),
        code("in_writing", Phrase("In writing"), "On paper or in a signed form."),
        code("by_chat", Phrase("By chat"), "In messages."),
    ),
)
GUARDIAN_WORDS = CodeSet(
    "guardian_word",
    "What a guardian answered.",
    (
        code("objection", Phrase("Objection"), "The guardian is against it."),
        code("agreement", Phrase("Agreement", "person"), "The guardian is for it."),
    ),
)
STATEMENT_KINDS = CodeSet(
    "statement_kind",
    "What the person stated.",
    (
        code("bar", Phrase("Never tell"), "Somebody must never be told."),
        code("bar-lift", Phrase("May be told again"), "Somebody may be told after all."),
        code("bar-restored", Phrase("Never tell, restored"), "The lifting was reversed."),
        code("age-now", Phrase("Age now"), "How old she is."),
        code("age-at-images", Phrase("Age in the images"), "How old she was in the images."),
        code("safe-contact", Phrase("Safe contact"), "How she can be reached safely."),
        code("wish", Phrase("Wish"), "What she wants to happen."),
        code("word", Phrase("Sign-word"), "The word by which she shows that it is her."),
        code("death", Phrase("Death"), "It is recorded that she died."),
        code("settlement", Phrase("Settlement"), "Of two statements that contradict, which one holds."),
    ),
)
SELF_SERVICES = CodeSet(
    "self_service",
    "Services that the person uses herself; her images never leave her own device there.",
    (
        code("take_it_down", Phrase("Take It Down"), "For images in which she was under 18; anywhere."),
        code("report_remove", Phrase("Report Remove"), "The same, for young people in the United Kingdom."),
        code("stopncii", Phrase("StopNCII.org"), "For images in which she was 18 or over; anywhere."),
    ),
)
SELF_REPORT_STATUSES = CodeSet(
    "self_report_status",
    "Where her own report stands, as she tells it.",
    (
        code("advised", Phrase("Advised"), "She was told of it."),
        code("opened", Phrase("Opened by her"), "She says that she has reported there."),
        code("answered", Phrase("Answered to her"), "She says that the service answered."),
        code("withdrawn", Phrase("Taken back by her"), "She says that she took it back."),
        code("not-wanted", Phrase("Not wanted"), "She does not want to."),
    ),
)
GUIDANCE_CARDS = CodeSet(
    "guidance_card",
    "What is told to the person, card by card, in the order in which it is told.",
    (
        code("tonight", Phrase("Tonight"), "Whether she is safe tonight and thinks of dying, with telephone numbers."),
        code("keep", Phrase("What to keep"), "Messages, account, URL; never the picture."),
        code("do_not", Phrase("What not to do"), "Not to answer, bargain, send more, or delete the account."),
        code("protected", Phrase("You are the one who is protected"), "Who is punishable, and that she is not."),
        code("paid", Phrase("If you paid"), "That she did nothing wrong, and whom to ask today."),
        code("doors", Phrase("Close the doors"), "List of friends, passwords, shared device, location."),
        code("police", Phrase("Talking to the police"), "What they ask, whom they tell."),
        code("paid_removal", Phrase("Paid removal services"), "A warning of those who take money for removing."),
        code("law_under_18", Phrase("The law: under 18 in the picture"), "What the law says of images of a child."),
        code("law_filming", Phrase("The law: filming, spreading, storing"), "What the law says of filming."),
        code("rights", Phrase("Your rights"), "What is hers to decide, and how to complain about the organisation."),
    ),
)
CARD_LANGUAGES = CodeSet(
    "card_language",
    "In which language a card is told.",
    (
        code("ja", Phrase("Japanese"), "Japanese."),
        code("ja_easy", Phrase("Easy Japanese"), "Japanese that a child of 13 reads."),
        code("en", Phrase("English"), "English."),
    ),
)
