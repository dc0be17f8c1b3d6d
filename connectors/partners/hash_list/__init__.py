"""Hashes to a platform's own matcher (HMA), in a bank of their own for each request, so that taking back is whole."""

from connectors.kit.partner import Partner, no_documents
from connectors.partners.hash_list.deliver import deliver
from connectors.partners.hash_list.format import format
from connectors.partners.hash_list.profile import PROFILE

CONNECTOR = Partner(PROFILE, format, no_documents, deliver)
