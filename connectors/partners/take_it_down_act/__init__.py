"""A removal request by the US TAKE IT DOWN Act: a letter by mail with PDF, and its values for a platform's own form."""

from connectors.kit.partner import Partner, by_mail
from connectors.partners.take_it_down_act.documents import documents
from connectors.partners.take_it_down_act.format import format
from connectors.partners.take_it_down_act.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, documents, by_mail)
