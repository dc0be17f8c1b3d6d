"""Reports to the moderators of a Mastodon server, each place resolved to that server's own ids first."""

from connectors.kit.partner import Partner, no_documents
from connectors.partners.mastodon.deliver import deliver
from connectors.partners.mastodon.format import format
from connectors.partners.mastodon.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, no_documents, deliver)
