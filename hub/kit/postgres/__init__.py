"""The embedded PostgreSQL: one server in the data folder, started and stopped by the hub."""
