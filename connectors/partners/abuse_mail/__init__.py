"""A report to the abuse address of a host: a short mail, with XARF reports attached where a type of it fits."""

from connectors.kit.partner import Partner, by_mail
from connectors.partners.abuse_mail.documents import documents
from connectors.partners.abuse_mail.format import format
from connectors.partners.abuse_mail.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, documents, by_mail)
