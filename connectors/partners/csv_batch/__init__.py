"""A spreadsheet of items for download, and a mail that only says: look into the hub."""

from connectors.kit.notification import something_new
from connectors.kit.partner import Partner, by_mail
from connectors.partners.csv_batch.documents import documents
from connectors.partners.csv_batch.profile import PROFILE

CONNECTOR = Partner(PROFILE, something_new, documents, by_mail)
