"""`bin/bench [ROW…] [--quick] [--json FILE]`: a table of figures, yardsticks, ratios, targets and verdicts."""

import argparse
import signal
import sys
import time
from pathlib import Path

from benchmarks import machine
from benchmarks.plan import FULL, QUICK, ROWS, measured
from benchmarks.results import NotMeasured, Result, table, write_json


def main(arguments: list[str]) -> int:
    """Measure, print and write; 1 when something could not be measured, whatever the verdicts are."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = _parser().parse_args(arguments)
    if unknown := sorted(set(chosen.row) - {row.name for row in ROWS}):
        print(f"There is no row {', '.join(unknown)}, but {', '.join(row.name for row in ROWS)}.", file=sys.stderr)
        return 2
    started, facts = time.monotonic(), machine.facts()
    results: list[Result] = []
    failed: dict[str, str] = {}
    for name, outcome in measured(chosen.row or [row.name for row in ROWS], QUICK if chosen.quick else FULL):
        if isinstance(outcome, NotMeasured):
            failed[name] = str(outcome)
        else:
            results += outcome
        print(f"{name}: {'not measured' if name in failed else 'measured'}", file=sys.stderr, flush=True)
    print(table(results))
    print(f"\n{machine.said(facts)} {time.monotonic() - started:.0f} s in all.")
    for name, why in failed.items():
        print(f"{name} could not be measured: {why}")
    if chosen.json:
        write_json(chosen.json, facts, results, failed)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("row", nargs="*", help="only these rows, by the names the table shows (all)")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs, growth to fewer posts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
