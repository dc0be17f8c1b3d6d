"""What a caseworker writes down: checked against the catalogue, then kept in the case or in the consent."""
