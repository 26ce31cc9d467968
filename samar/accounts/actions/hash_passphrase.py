"""Turning a passphrase into what is kept of it.

Slow by design, so it is done before any transaction begins.
"""

from collections.abc import Sequence

from django.contrib.auth.hashers import make_password

from samar.accounts.passphrases import normal
from samar.accounts.policies import check_passphrase


def hash_passphrase(passphrase: str, names: Sequence[str] = (), *, field: str = "passphrase") -> str:
    """The Argon2id hash of `passphrase`, which someone called `names` chose.

    Takes a tenth of a second, and room for 64 MiB. Raises Refused with advice for `field` when it is too
    weak.
    """
    check_passphrase(passphrase, names, field=field)
    return make_password(normal(passphrase))
