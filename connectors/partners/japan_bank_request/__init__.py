"""A sheet for a bank or e-money issuer about an account that received extorted money: carried, never sent."""

from connectors.kit.partner import Partner, by_hand, nothing_to_say
from connectors.partners.japan_bank_request.documents import documents
from connectors.partners.japan_bank_request.profile import PROFILE

CONNECTOR = Partner(PROFILE, nothing_to_say, documents, by_hand)
