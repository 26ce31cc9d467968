"""PostgreSQL with connections that stay open, and are looked after cheaply."""
