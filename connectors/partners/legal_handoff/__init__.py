"""A handoff to lawyers: data file and Japanese document for download, and a mail that only says: look into the hub."""

from connectors.kit.notification import something_new
from connectors.kit.partner import Partner, by_mail
from connectors.partners.legal_handoff.documents import documents
from connectors.partners.legal_handoff.profile import PROFILE

CONNECTOR = Partner(PROFILE, something_new, documents, by_mail)
