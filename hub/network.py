"""The way out to partners, as the operator's settings say: made once for web and worker."""

from connectors.kit.mail import MailRelay
from connectors.kit.network import Network
from hub.kit.settings import Settings


def network(settings: Settings) -> Network:
    """The network of these settings, with the mail server where one is set."""
    mail = settings.mail
    return Network(settings.mode, MailRelay(mail.host, mail.port, mail.sender, mail.ca_file) if mail else None)
