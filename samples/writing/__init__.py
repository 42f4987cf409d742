"""Printed documents to files."""
