"""Services that the person uses herself: a sheet with what each asks and what happens; nothing leaves the hub."""

from connectors.kit.partner import Partner, by_hand, nothing_to_say
from connectors.partners.self_report.documents import documents
from connectors.partners.self_report.profile import PROFILE

CONNECTOR = Partner(PROFILE, nothing_to_say, documents, by_hand)
