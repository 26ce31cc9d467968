"""Samar: a self-hosted support network for LGBTQ+ people."""

__version__ = "0.1.0"
