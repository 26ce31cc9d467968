"""SQLite through pysqlite3, set up as SAFETY's durability rules ask."""
