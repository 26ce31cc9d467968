"""What Samar costs, measured beside yardsticks in the same run. `bin/bench --help`."""
