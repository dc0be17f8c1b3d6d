"""Values for a hotline's web form, on a sheet and as text to be pasted: carried by a person, never sent by the hub."""

from connectors.kit.partner import Partner, by_hand, nothing_to_say
from connectors.partners.hotline_sheet.documents import documents
from connectors.partners.hotline_sheet.profile import PROFILE

CONNECTOR = Partner(PROFILE, nothing_to_say, documents, by_hand)
