"""The site: its files, its languages, its addresses, and the lines of help it names. Needs Django."""

import os
from collections.abc import Collection, Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import ERROR
from django.db import Error

from samar.config.doctor import FAILED, HINT, Row, judged
from samar.config.founding.files import stale_files
from samar.config.founding.tables import first_line
from samar.config.kept_settings import read_kept
from samar.crisis.lines import all_lines
from samar.safety.tiers import undeclared

KNOWN = Path(__file__).resolve().parent.parent / "settings.py"


def files() -> Row:
    """The static files are gathered, and those of this version."""
    stale = stale_files()
    faults = [f"{len(stale)} are missing or old ({stale[0]}): run `samar init`"] if stale else []
    return judged("static files", faults, "gathered and current")


def tiers() -> Row:
    """Every column is in a tier."""
    return judged("tiers", [f"no tier for {column}" for column in undeclared()], "every column has one")


def catalogues(locale: Path | None = None) -> Row:
    """Each language of the network has its catalogue, compiled since it was last changed."""
    locale = locale or Path(settings.LOCALE_PATHS[0])
    faults = [fault for code, _name in settings.LANGUAGES if (fault := _catalogue(locale / code / "LC_MESSAGES", code))]
    return judged("catalogues", faults, ", ".join(code for code, _name in settings.LANGUAGES))


def hosts(names: Collection[str] | None = None, *, is_demo: bool | None = None) -> Row:
    """The site answers to its own names only; a demonstration to this machine only."""
    names = settings.ALLOWED_HOSTS if names is None else names
    is_demo = settings.SAMAR_DEMO if is_demo is None else is_demo
    outside = [name for name in names if not _is_this_machine(name)]
    if "*" in names:
        return Row("hosts", FAILED, "SAMAR_HOSTS has *, so that anyone may claim any name: list the real ones")
    if is_demo and outside:
        return Row(
            "hosts",
            FAILED,
            f"a demonstration lets anyone in as operator, so it must not answer to {outside[0]}",
        )
    if not is_demo and not outside:
        return Row("hosts", HINT, "only this machine can reach the network: `samar init --host samar.example`")
    return judged("hosts", [], ", ".join(names))


def https() -> Row:
    """What people read and write travels encrypted."""
    outside = any(not _is_this_machine(name) for name in settings.ALLOWED_HOSTS)
    if not settings.SAMAR_HTTPS:
        bare = ["SAMAR_HTTPS is 0: names and passphrases travel in the clear"] if outside else []
        return judged("HTTPS", bare, "off, and only this machine is served")
    if not settings.SAMAR_BEHIND_PROXY:
        return Row(
            "HTTPS",
            HINT,
            "Samar leaves HTTPS to a proxy: behind one set SAMAR_BEHIND_PROXY=1 (docs/settings.md)",
        )
    return judged("HTTPS", [], "by the proxy in front")


def way_out() -> Row:
    """Quick exit leads somewhere: to another site, or to a page of one's own in a demonstration."""
    parts = urlsplit(settings.SAMAR_EXIT_URL)
    leads = (parts.scheme == "https" and parts.netloc) or settings.SAMAR_DEMO
    faults = [] if leads else [f"SAMAR_EXIT_URL must be an https:// address, not {settings.SAMAR_EXIT_URL!r}"]
    return judged("quick exit", faults, settings.SAMAR_EXIT_URL)


def setting_names(given: Collection[str] | None = None) -> Row:
    """Nothing that was set is misspelt."""
    given = {*os.environ, *read_kept(settings.DATA_DIR)} if given is None else given
    source = KNOWN.read_text(encoding="utf-8")
    named = {name.removesuffix("_FILE") for name in given if name.startswith("SAMAR_")}
    unknown = sorted(name for name in named if f'"{name}"' not in source)
    return judged("settings", [f"nothing reads {name}" for name in unknown], "all are known", otherwise=HINT)


def crisis_lines() -> Row:
    """Somebody has called the lines of help again in time."""
    lines = all_lines()
    late = [line for line in lines if line.is_overdue]
    said = [f"{len(late)} of {len(lines)} were last checked more than 90 days ago"] if late else []
    return judged("crisis lines", said, f"{len(lines)}, all checked within 90 days", otherwise=HINT)


def django() -> Row:
    """Django's own checks."""
    try:
        found = checks.run_checks(include_deployment_checks=settings.SAMAR_HTTPS)
    except Error as problem:  # some of them ask the database
        return Row("Django", FAILED, first_line(problem))
    told = [message for message in found if not message.is_silenced()]
    worst = FAILED if any(message.level >= ERROR for message in told) else HINT
    return judged("Django", [f"{message.id} {message.msg}" for message in told], "nothing to say", otherwise=worst)


def rows() -> Iterator[Row]:
    """All that can be seen of the site."""
    for look in (files, tiers, catalogues, hosts, https, way_out, setting_names, crisis_lines, django):
        yield look()


def _catalogue(folder: Path, code: str) -> str:
    source, compiled = folder / "django.po", folder / "django.mo"
    if not source.exists() and not compiled.exists():
        return "" if code == "en" else f"there is none for {code}"  # English is what the pages are written in
    if not compiled.exists() or (source.exists() and compiled.stat().st_mtime_ns < source.stat().st_mtime_ns):
        return f"the one for {code} is not compiled: run bin/setup, or install Samar again"
    return ""


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
