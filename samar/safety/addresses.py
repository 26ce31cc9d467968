"""Where a request comes from, used for limits and forgotten: no address is ever stored or logged."""

import hashlib
import hmac
import secrets
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from samar.kit.clock import today
from samar.safety.models import DailySalt

SALT_BYTES = 32
NETWORK_BITS = 64  # one IPv6 customer is one /64; its other 64 bits are theirs to change at will (RFC 6177)
UNKNOWN = IPv6Address(0)


def visitor_key(request: HttpRequest) -> str:
    """The rate key of whoever sent `request`: HMAC of today's salt and the IPv4 address or IPv6 /64.

    The salt is random and gone with its day, so that yesterday's keys lead to no one (SAFETY, Parameters).
    """
    return hmac.new(_salt_of_today(), _place(_address(request)).encode(), hashlib.sha256).hexdigest()


def forget_old_salts() -> None:
    """Delete the salts of the days before today."""
    DailySalt.objects.filter(day__lt=today()).delete()


def _salt_of_today() -> bytes:
    salt = DailySalt.objects.filter(day=today()).values_list("salt", flat=True).first()
    if salt is None:
        forget_old_salts()
        fresh, _new = DailySalt.objects.get_or_create(day=today(), defaults={"salt": secrets.token_bytes(SALT_BYTES)})
        salt = fresh.salt
    return bytes(salt)


def _address(request: HttpRequest) -> IPv4Address | IPv6Address:
    written = request.META.get("REMOTE_ADDR", "")
    if settings.SAMAR_BEHIND_PROXY:  # the last one named is the one our own proxy saw
        written = request.META.get("HTTP_X_FORWARDED_FOR", written).rsplit(",", 1)[-1]
    try:
        return ip_address(written.strip())
    except ValueError:
        return UNKNOWN


def _place(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return str(ip_network((address, NETWORK_BITS), strict=False))
        address = address.ipv4_mapped
    return str(address)
