"""What members do with their account. Each verb has a file."""

from samar.accounts.actions.agree import accept_agreement, give_consent, take_back_consent
from samar.accounts.actions.appoint import appoint
from samar.accounts.actions.change_passphrase import change_passphrase
from samar.accounts.actions.describe import choose_country, choose_languages, say_age_band
from samar.accounts.actions.hash_passphrase import hash_passphrase
from samar.accounts.actions.leave import leave_network
from samar.accounts.actions.open_account import NewAccount, open_account
from samar.accounts.actions.recover import make_codes, recover
from samar.accounts.actions.sign_in import member_signing_in
from samar.accounts.actions.sign_out import end_all_sessions

__all__ = [
    "NewAccount",
    "accept_agreement",
    "appoint",
    "change_passphrase",
    "choose_country",
    "choose_languages",
    "end_all_sessions",
    "give_consent",
    "hash_passphrase",
    "leave_network",
    "make_codes",
    "member_signing_in",
    "open_account",
    "recover",
    "say_age_band",
    "take_back_consent",
]
