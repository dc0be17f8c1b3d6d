"""A request to disclose who posted it (発信者情報開示請求書), as a draft that a lawyer completes, signs and sends."""

from connectors.kit.notification import something_new
from connectors.kit.partner import Partner, by_mail
from connectors.partners.japan_sender_disclosure.documents import documents
from connectors.partners.japan_sender_disclosure.profile import PROFILE

CONNECTOR = Partner(PROFILE, something_new, documents, by_mail)
