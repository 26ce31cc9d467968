"""Serving pages and streams on one port (docs/decisions/0001-one-port.md)."""
