"""A notice of illegal content by Article 16 of the EU Digital Services Act, as one mail with the same text as PDF."""

from connectors.kit.partner import Partner, by_mail
from connectors.partners.dsa_notice.documents import documents
from connectors.partners.dsa_notice.format import format
from connectors.partners.dsa_notice.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, documents, by_mail)
