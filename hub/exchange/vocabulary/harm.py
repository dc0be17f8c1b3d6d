"""What was done: the harm codes with the facts that law and rules ask of them, patterns, exposure, demands."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.kit.text import Phrase

HARM_CODES = CodeSet(
    "harm_code",
    "What was done, as partners' forms classify it.",
    (
        code(
            "NCII_ADULT",
            Phrase("Intimate image shared without consent"),
            "A real intimate image of an adult was shown without her consent.",
            "intimate",
            "adult",
        ),
        code(
            "NCII_ADULT_SYNTH",
            Phrase("Synthetic intimate image without consent"),
            "A made or altered intimate image of an adult was shown without her consent.",
            "intimate",
            "adult",
            "synthetic",
        ),
        code(
            "SEXTORTION_ADULT",
            Phrase("Extortion with intimate images"),
            "An adult is threatened that intimate images will be shown.",
            "intimate",
            "adult",
            "published_needed",
        ),
        code(
            "SEXTORTION_MINOR",
            Phrase("Extortion of a child with sexual images"),
            "Somebody under 18, now or in the images, is threatened that they will be shown.",
            "intimate",
            "minor",
            "published_needed",
        ),
        code(
            "IMAGE_MINOR",
            Phrase("Sexual image of a child"),
            "A real sexual image of somebody who is under 18 in it.",
            "intimate",
            "minor",
        ),
        code(
            "IMAGE_MINOR_SYNTH",
            Phrase("Synthetic sexual image of a child"),
            "A made or altered sexual image of somebody under 18.",
            "intimate",
            "minor",
            "synthetic",
        ),
        code(
            "SECRET_FILMING",
            Phrase("Secret sexual filming"),
            "An adult was filmed sexually without knowing it.",
            "intimate",
            "adult",
        ),
        code(
            "SECRET_FILMING_MINOR",
            Phrase("Secret sexual filming of a child"),
            "Somebody under 18 was filmed sexually without knowing it.",
            "intimate",
            "minor",
        ),
        code(
            "COERCED_PORNOGRAPHY",
            Phrase("Coerced pornography"),
            "Somebody was made to appear in pornography; it says nothing of her age.",
            "intimate",
        ),
        code(
            "DOXXING",
            Phrase("Publication of personal details"),
            "Name, address, school or the like were published.",
        ),
        code("IMPERSONATION", Phrase("Impersonation"), "An account poses as the person."),
    ),
    MappingProxyType(
        {
            "intimate": "It is an intimate image as the laws on removal mean it.",
            "minor": "It says that the person is or was under 18.",
            "adult": "It says that the person is and was 18 or over; a child never goes out under it.",
            "synthetic": "The image was made or altered.",
            "published_needed": "It is an intimate image from the day on which the image is published, not before.",
        }
    ),
)

CHILD_CODE: Mapping[str, str] = MappingProxyType(
    {
        "SEXTORTION_ADULT": "SEXTORTION_MINOR",
        "NCII_ADULT": "IMAGE_MINOR",
        "NCII_ADULT_SYNTH": "IMAGE_MINOR_SYNTH",
        "SECRET_FILMING": "SECRET_FILMING_MINOR",
    }
)
"""Each code of an adult, and the one for the same done to a child."""

if CHILD_CODE.keys() != HARM_CODES.having("adult") or set(CHILD_CODE.values()) != HARM_CODES.having("minor"):
    raise ValueError("each harm code of an adult has one of a child, and each of a child one of an adult")

PATTERNS = CodeSet(
    "pattern",
    "How the harm came about.",
    (
        code(
            "partner_image_abuse",
            Phrase("Image abuse by a partner"),
            "By a present or former partner.",
        ),
        code("voyeurism", Phrase("Voyeurism"), "Filmed or photographed in secret."),
        code("coerced_pornography", Phrase("Coerced pornography", "harm"), "Made to appear or to be filmed."),
        code(
            "images_sent_online",
            Phrase("Images sent online"),
            "Trouble after sexual images were sent over a network.",
        ),
        code(
            "sextortion",
            Phrase("Sextortion"),
            "Images were obtained by coaxing, then money or more is demanded.",
        ),
    ),
)
EXPOSURE = CodeSet(
    "exposure",
    "How far the images got.",
    (
        code("unknown", Phrase("Not known", "exposure"), "Nobody knows where the images are; that is feared alone."),
        code("shown_to_some", Phrase("Shown to some"), "Single people were shown the images, as far as known."),
        code(
            "threatened",
            Phrase("Threatened, not yet published"),
            "Nothing was shown as far as known.",
        ),
        code("published", Phrase("Published"), "The images are where many people, or anybody, can see them."),
    ),
)
DEMANDS = CodeSet(
    "demand_kind",
    "What the offender demands.",
    (
        code("money", Phrase("Money"), "Money or what can be turned into it."),
        code("images", Phrase("Images"), "More images or films."),
        code("meeting", Phrase("A meeting"), "To meet, or an act in person."),
        code("other", Phrase("Other"), "Anything else."),
    ),
)
FULFILMENTS = CodeSet(
    "fulfilment",
    "Whether what was demanded was done.",
    (
        code("no", Phrase("Not met"), "Nothing of it was done."),
        code("partly", Phrase("Partly met"), "Less than was demanded was done."),
        code("yes", Phrase("Met", "demand"), "What was demanded was done."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
CURRENCIES = CodeSet(
    "currency",
    "In which money an amount is.",
    (
        code("JPY", Phrase("Yen"), "Japanese yen."),
        code("USD", Phrase("US dollars"), "Dollars of the United States."),
        code("EUR", Phrase("Euros"), "Euros."),
        code("CNY", Phrase("Yuan"), "Renminbi of China."),
        code("KRW", Phrase("Won"), "Won of the Republic of Korea."),
        code("TWD", Phrase("Taiwan dollars"), "Dollars of Taiwan."),
        code("PHP", Phrase("Philippine pesos"), "Pesos of the Philippines."),
        code("BTC", Phrase("Bitcoin"), "Bitcoin; whole units alone, otherwise its worth in another currency."),
        code("ETH", Phrase("Ether"), "Ether; whole units alone, otherwise its worth in another currency."),
        code("USDT", Phrase("Tether"), "Tether (USDT)."),
        code("other", Phrase("Another currency"), "Any other; the worth in yen says more."),
    ),
)
PAID = CodeSet(
    "paid",
    "Whether something was paid.",
    (
        code("no", Phrase("Not paid"), "Nothing was paid."),
        code("partly", Phrase("Partly paid"), "Less than was demanded was paid."),
        code("yes", Phrase("Paid"), "What was demanded was paid."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
PAYMENT_MEANS = CodeSet(
    "payment_means",
    "How something was paid.",
    (
        code("bank_transfer", Phrase("Bank transfer"), "To a bank account."),
        code("e_money", Phrase("E-money"), "To an account of a payment service."),
        code("prepaid_code", Phrase("Prepaid code"), "The code of a gift card or prepaid card was told."),
        code("card", Phrase("Card"), "By credit or debit card."),
        code("crypto", Phrase("Crypto asset"), "To an address of a crypto asset."),
        code("cash", Phrase("Cash"), "By hand or by post."),
        code("other", Phrase("Other"), "In another way."),
    ),
)
ACCOUNT_TYPES = CodeSet(
    "account_type",
    "What kind of bank account it is.",
    (
        code("ordinary", Phrase("Ordinary account"), "An ordinary deposit."),
        code("current", Phrase("Current account"), "A current deposit."),
        code("savings", Phrase("Savings account"), "A savings deposit."),
    ),
)
PROMISED_PAYMENTS = CodeSet(
    "promised_payment",
    "Whether somebody promised her money for images or for contact, and what became of it.",
    (
        code("no", Phrase("Nothing promised"), "No money was promised to her."),
        code("promised", Phrase("Promised, not received"), "Money was promised and did not come."),
        code("received", Phrase("Promised and received"), "Money was promised, and some of it came."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
OFFENDER_TRAITS = CodeSet(
    "offender_trait",
    "What she knows of the offender; several may hold.",
    (
        code("known", Phrase("She knows who it is"), "She knows name or face from elsewhere than the network."),
        code("unknown", Phrase("She does not know who it is"), "She knows an account and nothing else."),
        code("partner", Phrase("Present or former partner"), "A present or former partner."),
        code(
            "said_abroad", Phrase("Said to be abroad"), "Said or believed to be abroad; no reason not to ask for help."
        ),
        code(
            "pretended",
            Phrase("Pretended to be somebody else"),
            "Another name, age or gender than the true one, e.g. a man who posed as a woman.",
        ),
        code("under_18", Phrase("Under 18", "offender"), "The offender is under 18."),
        code("same_school", Phrase("Of the same school"), "The offender goes to, or works at, her school."),
    ),
)
OFFENDER_CONTACTS = CodeSet(
    "offender_contact",
    "Whether the offender and she still write or speak to each other.",
    (
        code("in_contact", Phrase("Still in contact"), "Messages or calls still come."),
        code("lost_touch", Phrase("Lost touch"), "Nothing comes any more, and nobody knows where the images are."),
        code("stopped_by_her", Phrase("Stopped by her"), "She blocked or muted the account, or does not answer."),
        code("unknown", Phrase("Not known"), "Nobody said."),
    ),
)
AMOUNT_BANDS = CodeSet(
    "amount_band",
    "An amount in yen in a band.",
    (
        code("under_100000", Phrase("Under 100,000 yen"), "Less than 100,000 yen."),
        code("100000_to_499999", Phrase("100,000 to 499,999 yen"), "100,000 yen or more."),
        code("500000_to_999999", Phrase("500,000 to 999,999 yen"), "500,000 yen or more."),
        code("1000000_or_over", Phrase("1,000,000 yen or over"), "1,000,000 yen or more."),
    ),
)
