"""Why an organisation is not let in, or not by these."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "second_member_needed": Sentence(
        Phrase("The member that proposes cannot also confirm."),
        Phrase("Name another member organisation."),
    ),
    "vouching_incomplete": Sentence(
        Phrase("The second member has not confirmed this newcomer."),
        Phrase("Wait for its answer."),
    ),
    "proposal_ended": Sentence(
        Phrase("The proposal ended after 30 days."),
        Phrase("Propose the organisation again if it is still wanted."),
    ),
    "voucher_left": Sentence(
        Phrase("One of the two that vouched is not a member now."),
        Phrase("Two members have to propose the organisation again."),
    ),
    "invited_by_its_own": Sentence(
        Phrase("The operator takes in neither people nor machines."),
        Phrase("Invite the first administrator with `organisation invite`; that person takes in everybody else."),
    ),
    "vetting_needed": Sentence(
        Phrase("There are members already, so nobody is taken in directly."),
        Phrase(
            "Have one member propose it (proposeOrganisation) and a second confirm it (confirmOrganisation), "
            "then let it in with `organisation activate`."
        ),
    ),
    "case_differs": Sentence(
        Phrase("This is not what the operator was told."),
        Phrase("Ask the person for the number again, and write it as she says."),
    ),
    "peer_needed": Sentence(
        Phrase("Nobody decides in this member's place."),
        Phrase("Name a support group with `organisation peer`."),
    ),
}
