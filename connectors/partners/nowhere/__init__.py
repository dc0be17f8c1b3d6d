"""For an organisation without a channel: nothing is sent, and it reads what is released to it in the hub."""

from connectors.kit.partner import Partner, no_documents
from connectors.partners.nowhere.deliver import deliver
from connectors.partners.nowhere.format import format
from connectors.partners.nowhere.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, no_documents, deliver)
