"""What is not as it must be in what was given."""

from hub.kit.text import Phrase, Text

INPUT: dict[str, Text] = {
    "not_found": Phrase("Nothing was found. Check the id."),
    "required": Phrase("This field is required."),
    "malformed": Phrase("This does not have the expected form."),
    "name_unfit": Phrase(
        "A name holds no invisible letters, no signs of direction and no blanks but single ones. Take them out."
    ),
    "too_long": Phrase("This is too long. Shorten it."),
    "out_of_range": Phrase("This is outside the allowed range."),
    "unknown_field": Phrase("The catalogue does not know this field."),
    "image_content": Phrase(
        "We can't take images or files, nor what stands for them in characters. Please write only where it is. "
        "If this is none, leave out the long code and say what it was."
    ),
    "hash_by_staff_of_minor": Phrase("Staff must not hash an image of a person who is or may be under 18."),
}
