"""The wire format of server-sent events. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html"""

from samar.kit.cursors import seal, unseal

BEAT = b":\n\n"
HELLO = b"retry: 3000\n\n"  # milliseconds until a browser comes back
_PURPOSE = "live"


def encode(channel: str, text: str, event_id: int) -> bytes:
    """A message of `channel`, with the sealed number by which a browser says later what it had last."""
    lines = [f"id: {seal(event_id, purpose=_PURPOSE)}", f"event: {channel}"]
    lines += [f"data: {line}" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return ("\n".join(lines) + "\n\n").encode()


def missed(event_id: int) -> bytes:
    """Tells a browser that it was away too long to be sent everything: its page should be loaded again."""
    return encode("missed", "", event_id)


def event_id_in(token: str) -> int | None:
    """The number sealed in a browser's Last-Event-ID; None when there is none or it is no work of ours."""
    numbers = unseal(token, purpose=_PURPOSE) if token else None
    return numbers[0] if numbers and len(numbers) == 1 else None
