"""The port: opened once by the parent of all processes, so that it is known at once whether it is free."""

import errno
import socket

BACKLOG = 1024


class PortTaken(Exception):  # noqa: N818  it is the machine's state, told to the operator in a line
    """Someone listens there already, or nobody may."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any that is free. Raises PortTaken with a reason fit to show."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, OverflowError):
        raise PortTaken(f"{host} is no address of this machine") from None
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind(address)
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as problem:
        listener.close()
        raise PortTaken(_reason(problem, host, port)) from None
    listener.setblocking(False)  # noqa: FBT003
    return listener


def url_of(listener: socket.socket, host: str) -> str:
    """How a browser reaches `listener`."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


def _reason(problem: Exception, host: str, port: int) -> str:
    reasons = {
        errno.EADDRINUSE: f"port {port} is in use: choose another with --port",
        errno.EACCES: f"port {port} may not be opened by this user: choose one above 1023 with --port",
        errno.EADDRNOTAVAIL: f"{host} is no address of this machine",
    }
    code = problem.errno if isinstance(problem, OSError) else None
    return reasons.get(code or 0, f"{host}:{port} cannot be listened on")
