"""Addresses of the reporting beside its pages."""
