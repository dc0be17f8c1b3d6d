"""A signed webhook that says which request changed; the platform fetches the rest with its own token."""

from connectors.kit.partner import Partner, no_documents
from connectors.partners.platform_webhook.deliver import deliver
from connectors.partners.platform_webhook.format import format
from connectors.partners.platform_webhook.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, no_documents, deliver)
