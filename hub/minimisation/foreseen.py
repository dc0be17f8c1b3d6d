"""What would stand against a disclosure if two people had confirmed danger to life: asked before the second is asked.

The same facts and the same rules as when it leaves, so that nobody confirms what could not leave afterwards.
"""

from dataclasses import replace

from hub.cases.repository import OpenCase
from hub.directory.entries import Recipient
from hub.emergencies.rules import Emergency
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.gate import NO_ROUTE, GateQuestion, gather, with_doors
from hub.minimisation.rules import decide


async def foreseen_reasons(
    work: Work, case: OpenCase, recipient: Recipient, emergency: Emergency
) -> tuple[Reason, ...]:
    """Why nothing could leave under this emergency, for the offer and the packet behind it; empty where it would.

    A request to remove is asked about its packet alone, and without what only the request itself will say.
    """
    question = GateQuestion(emergency.purpose, "packet", recipient.connector or NO_ROUTE)
    now = await gather(work, case, recipient, question)
    facts = replace(now, emergency=emergency).with_minimum()
    asked = (facts,) if facts.takedown else (replace(facts, kind="offer"), facts)
    found = [with_doors(decide(one), case, recipient).reasons for one in asked]
    said_later = {name for name, row in CATALOGUE.items() if row.category == "request"} if facts.takedown else set()
    return tuple(dict.fromkeys(r for reasons in found for r in reasons if r.field not in said_later))
