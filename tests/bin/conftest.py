"""The commands of bin/ are no package: their modules are imported from where they lie."""

import sys
from pathlib import Path

BIN = Path(__file__).resolve().parent.parent.parent / "bin"
sys.path.insert(0, str(BIN))
