"""What was done: the harm codes with the facts that law and rules ask of them, patterns, exposure, demands."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code

HARM_CODES = CodeSet(
    "harm_code",
    "What was done, as partners' forms classify it.",
    (
        code(
            "NCII_ADULT",
            "同意のない性的画像の公開",
            "Intimate image shared without consent",
            "A real intimate image of an adult was shown without her consent.",
            "intimate",
            "adult",
        ),
        code(
            "NCII_ADULT_SYNTH",
            "同意のない合成性的画像",
            "Synthetic intimate image without consent",
            "A made or altered intimate image of an adult was shown without her consent.",
            "intimate",
            "adult",
            "synthetic",
        ),
        code(
            "SEXTORTION_ADULT",
            "性的画像によるおどし",
            "Extortion with intimate images",
            "An adult is threatened that intimate images will be shown.",
            "intimate",
            "adult",
            "published_needed",
        ),
        code(
            "SEXTORTION_MINOR",
            "18歳未満への性的画像によるおどし",
            "Extortion of a child with sexual images",
            "Somebody under 18, now or in the images, is threatened that they will be shown.",
            "intimate",
            "minor",
            "published_needed",
        ),
        code(
            "IMAGE_MINOR",
            "児童の性的画像",
            "Sexual image of a child",
            "A real sexual image of somebody who is under 18 in it.",
            "intimate",
            "minor",
        ),
        code(
            "IMAGE_MINOR_SYNTH",
            "児童の合成性的画像",
            "Synthetic sexual image of a child",
            "A made or altered sexual image of somebody under 18.",
            "intimate",
            "minor",
            "synthetic",
        ),
        code(
            "SECRET_FILMING",
            "性的な盗撮",
            "Secret sexual filming",
            "An adult was filmed sexually without knowing it.",
            "intimate",
            "adult",
        ),
        code(
            "SECRET_FILMING_MINOR",
            "児童の性的な盗撮",
            "Secret sexual filming of a child",
            "Somebody under 18 was filmed sexually without knowing it.",
            "intimate",
            "minor",
        ),
        code(
            "COERCED_PORNOGRAPHY",
            "強要された撮影・出演",
            "Coerced pornography",
            "Somebody was made to appear in pornography; it says nothing of her age.",
            "intimate",
        ),
        code(
            "DOXXING",
            "個人情報のさらし",
            "Publication of personal details",
            "Name, address, school or the like were published.",
        ),
        code("IMPERSONATION", "なりすまし", "Impersonation", "An account poses as the person."),
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
            "交際相手・元交際相手による画像の悪用",
            "Image abuse by a partner",
            "By a present or former partner.",
        ),
        code("voyeurism", "盗撮", "Voyeurism", "Filmed or photographed in secret."),
        code("coerced_pornography", "出演・撮影の強要", "Coerced pornography", "Made to appear or to be filmed."),
        code(
            "images_sent_online",
            "ネットで送った画像のトラブル",
            "Images sent online",
            "Trouble after sexual images were sent over a network.",
        ),
        code(
            "sextortion",
            "性的な画像によるおどし（セクストーション）",
            "Sextortion",
            "Images were obtained by coaxing, then money or more is demanded.",
        ),
    ),
)
EXPOSURE = CodeSet(
    "exposure",
    "How far the images got.",
    (
        code(
            "threatened",
            "おどしの段階（まだ公開されていない）",
            "Threatened, not yet published",
            "Nothing was shown as far as known.",
        ),
        code("published", "公開された", "Published", "Somebody was shown the images."),
    ),
)
DEMANDS = CodeSet(
    "demand_kind",
    "What the offender demands.",
    (
        code("money", "金銭", "Money", "Money or what can be turned into it."),
        code("images", "画像", "Images", "More images or films."),
        code("meeting", "会うこと", "A meeting", "To meet, or an act in person."),
        code("other", "その他", "Other", "Anything else."),
    ),
)
PAID = CodeSet(
    "paid",
    "Whether something was paid.",
    (
        code("no", "支払っていない", "Not paid", "Nothing was paid."),
        code("partly", "一部を支払った", "Partly paid", "Less than was demanded was paid."),
        code("yes", "支払った", "Paid", "What was demanded was paid."),
        code("unknown", "不明", "Not known", "Nobody said."),
    ),
)
AMOUNT_BANDS = CodeSet(
    "amount_band",
    "An amount in yen in a band.",
    (
        code("under_100000", "10万円未満", "Under 100,000 yen", "Less than 100,000 yen."),
        code("100000_to_499999", "10万円以上50万円未満", "100,000 to 499,999 yen", "100,000 yen or more."),
        code("500000_to_999999", "50万円以上100万円未満", "500,000 to 999,999 yen", "500,000 yen or more."),
        code("1000000_or_over", "100万円以上", "1,000,000 yen or over", "1,000,000 yen or more."),
    ),
)
