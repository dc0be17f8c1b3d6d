"""What protects somebody, how it is switched off, and the test that must then turn red.

Every rule of the hub that answers with reasons stands here (a test holds the list to that), every call of the gate,
and the locks and conditions of SQL. A guard that a second one stands behind (the packer behind the gate, a check of
the database behind a rule) is here as well: its test asks for the right reason, not only for a no.
"""

from tests.house.guards.acts import KEYS_AND_ENDPOINTS, TWO_PEOPLE
from tests.house.guards.disclosure import CALLS_OF_THE_GATE, RULES_OF_DISCLOSURE
from tests.house.guards.edge import AT_THE_EDGE, ONCE_AND_WRITTEN_DOWN
from tests.house.guards.emergencies import (
    CASES_TAKEN_ALONG,
    WHAT_AN_EMERGENCY_LEAVES_STANDING,
    WHEN_AN_EMERGENCY_COUNTS,
)
from tests.house.guards.machines import MACHINES
from tests.house.guards.membership import MEMBERS_ONLY, REAL_PEOPLE_ONLY, VETTING
from tests.house.guards.need_to_know import NEED_TO_KNOW
from tests.house.guards.pages import THE_PAGES
from tests.house.guards.people import COMING_IN, INVITING, STAYING
from tests.house.guards.provider import PROVIDERS
from tests.house.guards.statements import AGES_AND_CONTRADICTIONS, BARS_AND_LIFTS, HER_OWN_WORDS
from tests.house.guards.voices import A_GUARDIANS_LIMITS, A_SECOND_PERSON_AFTERWARDS, UNDOING_AND_HOLDING
from tests.house.guards.work import ENDINGS, LOCKS_AND_CONDITIONS, RULES_OF_WORK

GUARDS = (
    *THE_PAGES,
    *RULES_OF_DISCLOSURE,
    *CALLS_OF_THE_GATE,
    *RULES_OF_WORK,
    *LOCKS_AND_CONDITIONS,
    *ENDINGS,
    *ONCE_AND_WRITTEN_DOWN,
    *AT_THE_EDGE,
    *TWO_PEOPLE,
    *COMING_IN,
    *STAYING,
    *INVITING,
    *KEYS_AND_ENDPOINTS,
    *VETTING,
    *MEMBERS_ONLY,
    *REAL_PEOPLE_ONLY,
    *MACHINES,
    *PROVIDERS,
    *NEED_TO_KNOW,
    *WHAT_AN_EMERGENCY_LEAVES_STANDING,
    *WHEN_AN_EMERGENCY_COUNTS,
    *CASES_TAKEN_ALONG,
    *A_SECOND_PERSON_AFTERWARDS,
    *UNDOING_AND_HOLDING,
    *A_GUARDIANS_LIMITS,
    *HER_OWN_WORDS,
    *BARS_AND_LIFTS,
    *AGES_AND_CONTRADICTIONS,
)
