"""A request to stop a transmission by Japanese law (送信防止措置依頼書), as one mail with the same text as PDF."""

from connectors.kit.partner import Partner, by_mail
from connectors.partners.japan_removal_request.documents import documents
from connectors.partners.japan_removal_request.format import format
from connectors.partners.japan_removal_request.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, documents, by_mail)
