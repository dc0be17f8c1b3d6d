"""What a referral and a takedown request share: FHIR Task status, its moves, its timeline, and the lists."""
