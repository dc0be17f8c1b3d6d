"""What is not as it must be in what was given."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

INPUT: dict[str, Sentence] = {
    "not_found": Sentence(
        Phrase("Nothing was found."),
        Phrase("Check the id."),
    ),
    "required": Sentence(
        Phrase("This field is required."),
        Phrase("Give a value and send it again."),
    ),
    "malformed": Sentence(
        Phrase("This does not have the expected form."),
        Phrase("Check what this field takes, and give one of the words or forms that are allowed."),
    ),
    "name_unfit": Sentence(
        Phrase("A name holds no invisible letters, no signs of direction and no blanks but single ones."),
        Phrase("Take them out."),
    ),
    "too_long": Sentence(
        Phrase("This is longer than is allowed."),
        Phrase("Keep to the limit that is allowed: shorten a text, divide a list over several requests."),
    ),
    "out_of_range": Sentence(
        Phrase("This is outside the allowed range."),
        Phrase("Give a value within the range that is allowed."),
    ),
    "unknown_field": Sentence(
        Phrase("The catalogue does not know this field."),
        Phrase("Check the name: only names of the catalogue are taken."),
    ),
    "image_content": Sentence(
        Phrase("We can't take images or files, nor what stands for them in characters."),
        Phrase("Please write only where it is; if this is none, leave out the long code and say what it was."),
    ),
    "hash_by_staff_of_minor": Sentence(
        Phrase("Staff must not hash an image of a person who is or may be under 18."),
        Phrase("Record a hash that her own device computed, or where it is (URL)."),
    ),
}
