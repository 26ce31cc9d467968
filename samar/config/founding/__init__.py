"""Making a network on a machine: its folder, its key, its settings, its tables and its files."""
