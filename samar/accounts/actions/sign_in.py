"""Finding the member who wants to sign in. The session in their browser is accounts.signing's part."""

from django.contrib.auth import authenticate
from django.utils.translation import gettext as _

from samar.accounts.models import Member
from samar.accounts.passphrases import normal
from samar.accounts.sign_in_names import fold
from samar.kit.errors import Refused


def member_signing_in(*, sign_in_name: str, passphrase: str) -> Member:
    """The member whose name and passphrase these are.

    Raises Refused in the same words after the same work (one hashing, one query) whether the name is unknown,
    the passphrase wrong or the account closed: allauth's backend hashes for unknown names too.
    """
    member = authenticate(username=fold(sign_in_name), password=normal(passphrase))
    if member is None:
        raise Refused(_("The sign-in name or the passphrase is not right. Check both, or use one of your codes."))
    return member
