"""A consultation sheet for the police (相談票): printed at the desk or carried, and never sent by the hub."""

from connectors.kit.partner import Partner, by_hand, nothing_to_say
from connectors.partners.japan_police_sheet.documents import documents
from connectors.partners.japan_police_sheet.profile import PROFILE

CONNECTOR = Partner(PROFILE, nothing_to_say, documents, by_hand)
