"""What the kit does again and again, in the worker."""

from samar.kit.handling import forget_handled
from samar.kit.once import forget_old_keys
from samar.kit.sqlite.files import empty_log
from samar.kit.worker import every

every(hours=1)(forget_handled)
every(hours=6)(forget_old_keys)
every(hours=0.1)(empty_log)  # SAFETY, Tiers: deleted words leave the file
