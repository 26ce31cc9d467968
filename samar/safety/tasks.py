"""What safety forgets, in the worker."""

from samar.kit.worker import every
from samar.safety.addresses import forget_old_salts
from samar.safety.limits import forget_old_counts

every(hours=0.1)(forget_old_salts)  # minutes after midnight, yesterday's keys lead nowhere
every(hours=1)(forget_old_counts)
