"""A request to keep logs and content (ログ保全) before an account or its content goes: one mail of fixed sentences."""

from connectors.kit.partner import Partner, by_mail
from connectors.partners.preservation_request.documents import documents
from connectors.partners.preservation_request.format import format
from connectors.partners.preservation_request.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, documents, by_mail)
