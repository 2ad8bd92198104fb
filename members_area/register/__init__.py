"""The register's verbs: who stands where, leaving and erasing, the log, the admin's views, and the import."""
