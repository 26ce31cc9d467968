"""Each rule that keeps words from the wrong eyes is held by a test: take the rule away, and a test must fail.

Twenty and more calls of `visible_to` and policies are removed one at a time in a copy of the tree; the tests named
beside each must then fail. Run by `bin/check`, or by `pytest tests/removals.py`.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("samar", "tests", "pyproject.toml")
LIMIT = 300  # seconds for one removal


@dataclass(frozen=True)
class Removal:
    """`before` in `file` becomes `after`; then some test in `tests` must fail."""

    name: str
    file: str
    before: str
    after: str
    tests: str


VISIBILITY = "tests/discussions/test_visibility.py"
THREADS = "samar/discussions/models/threads.py"
REPLIES = "samar/discussions/models/replies.py"
READERS = "samar/discussions/models/readers.py"
DRAFTS = "samar/discussions/models/drafts.py"
POLICIES = "samar/discussions/policies.py"
FINDING = "samar/discussions/queries/finding.py"
NOTIFY = "tests/notifications/test_notify.py"
BLOCK = "tests/people_room/test_block.py"

REMOVALS = [
    Removal("who may open a thread", THREADS, "return self.filter(may_read(viewer))", "return self.all()", VISIBILITY),
    Removal(
        "lists of members show what members may read",
        THREADS,
        "shown = self.filter(is_listed=True) if to_members else self.filter(is_open=True)",
        "shown = self.all()",
        VISIBILITY,
    ),
    Removal(
        "lists leave out the blocked and the muted",
        THREADS,
        "return shown.exclude(author__in=without)",
        "return shown",
        VISIBILITY,
    ),
    Removal(
        "replies are read where the thread may be read",
        REPLIES,
        'replies = self.filter(may_read(viewer, "thread__"))',
        "replies = self.all()",
        "tests/discussions tests/permissions.py",
    ),
    Removal(
        "replies of hidden people are left out",
        REPLIES,
        "return replies.exclude(author__in=viewer.hidden) if viewer.hidden else replies",
        "return replies",
        VISIBILITY,
    ),
    Removal(
        "threads of hidden people are not here",
        READERS,
        'return admitted & ~Q(**{f"{thread}author__in": viewer.hidden}) if viewer.hidden else admitted',
        "return admitted",
        VISIBILITY,
    ),
    Removal(
        "a thread's page goes through the viewer",
        "samar/discussions/queries/pages.py",
        "Thread.objects.visible_to(viewer).filter(public_id=public_id)",
        "Thread.objects.filter(public_id=public_id)",
        VISIBILITY,
    ),
    Removal(
        "a conversation goes through the viewer",
        "samar/discussions/queries/conversation.py",
        "Reply.objects.visible_to(viewer).filter(thread=thread)",
        "Reply.objects.filter(thread=thread)",
        VISIBILITY,
    ),
    Removal(
        "finding a thread goes through the viewer",
        FINDING,
        "return Thread.objects.visible_to(viewer).filter(public_id=public_id)",
        "return Thread.objects.filter(public_id=public_id)",
        "tests/permissions.py tests/discussions",
    ),
    Removal(
        "finding a reply goes through the viewer",
        FINDING,
        "replies = Reply.objects.visible_to(viewer)",
        "replies = Reply.objects",
        "tests/discussions",
    ),
    Removal(
        "earlier versions are for the author and moderators",
        FINDING,
        "Revision.objects.visible_to(viewer).filter(**of)",
        "Revision.objects.filter(**of)",
        "tests/permissions.py tests/discussions",
    ),
    Removal(
        "a draft is found by its author",
        FINDING,
        "return Draft.objects.visible_to(viewer).filter(public_id=public_id, answers__isnull=True)",
        "return Draft.objects.filter(public_id=public_id, answers__isnull=True)",
        "tests/permissions.py tests/discussions/test_draft.py",
    ),
    Removal(
        "a list of drafts is one's own",
        FINDING,
        'Draft.objects.visible_to(viewer).select_related("answers")',
        'Draft.objects.select_related("answers")',
        "tests/discussions/test_find.py",
    ),
    Removal(
        "only visible threads are answered",
        POLICIES,
        'Thread.objects.visible_to(viewer).select_for_update(of=("self",))',
        'Thread.objects.select_for_update(of=("self",))',
        "tests/discussions tests/permissions.py",
    ),
    Removal(
        "only the author changes words",
        POLICIES,
        "if not viewer.signed_in or words.author_id != viewer.persona_id or words.is_removed:",
        "if False:",
        "tests/discussions tests/permissions.py",
    ),
    Removal(
        "only the asker says what helped",
        POLICIES,
        "if thread.kind != ASKS or not is_asker or reply.author_id == viewer.persona_id or reply.is_removed:",
        "if False:",
        "tests/discussions/test_helped.py",
    ),
    Removal("only who signed in writes", POLICIES, "if viewer.persona_id is None:", "if False:", "tests/discussions"),
    Removal(
        "a quote of someone hidden is left out",
        "samar/discussions/filling.py",
        "if not row.quote or row.quoted_id in self.viewer.hidden:",
        "if not row.quote:",
        VISIBILITY,
    ),
    Removal(
        "names of hidden people are left out",
        "samar/people/queries/chips.py",
        "wanted = set(ids) - viewer.hidden",
        "wanted = set(ids)",
        f"{VISIBILITY} {NOTIFY}",
    ),
    Removal(
        "profiles of hidden people are not here",
        "samar/people/models.py",
        "return self.active().exclude(id__in=viewer.hidden)",
        "return self.active()",
        BLOCK,
    ),
    Removal(
        "blocks keep people from each other's bell",
        "samar/notifications/actions/notify.py",
        "if recipient_id == actor_id or not may_reach(actor_id, recipient_id):",
        "if recipient_id == actor_id:",
        NOTIFY,
    ),
    Removal(
        "a bell is one's own",
        "samar/notifications/queries/lines.py",
        "Notice.objects.visible_to(viewer)",
        "Notice.objects",
        NOTIFY,
    ),
    Removal(
        "reading empties one's own bell alone",
        "samar/notifications/actions/read.py",
        "unread = Notice.objects.visible_to(reader)",
        "unread = Notice.objects",
        NOTIFY,
    ),
    Removal(
        "turning away stands before every view",
        "samar/kit/routes.py",
        "if (turned_away := _turn_away(request, who)) is not None:",
        "if (turned_away := None) is not None:",
        "tests/permissions.py",
    ),
]


def mutate(tree: Path, removal: Removal) -> None:
    """Carry out `removal` in the copy at `tree`. An outdated removal is an error, never a pass."""
    path = tree / removal.file
    source = path.read_text(encoding="utf-8")
    assert source.count(removal.before) == 1, f"{removal.name}: {removal.before!r} is not once in {removal.file}"
    path.write_text(source.replace(removal.before, removal.after), encoding="utf-8")


def run_tests(tree: Path, tests: str) -> subprocess.CompletedProcess[str]:
    """Run `tests` (paths and -k words) against the package in `tree`, stopping at the first failure."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SAMAR_", "PYTEST_"))}
    environment["PYTHONPATH"] = str(tree)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests.split()]
    return subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package and its tests."""
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("removal", REMOVALS, ids=lambda removal: removal.name)
def test_without_this_rule_a_test_fails(tree: Path, removal: Removal) -> None:
    mutate(tree, removal)
    outcome = run_tests(tree, removal.tests)
    assert outcome.returncode == 1, f"nothing failed without {removal.name}:\n{outcome.stdout[-3000:]}"
    assert " failed" in outcome.stdout, outcome.stdout[-3000:]


def test_the_tests_named_here_pass_while_nothing_is_removed(tree: Path) -> None:
    """Otherwise a removal would be "caught" by a test that fails anyway."""
    outcome = run_tests(tree, " ".join(sorted({word for removal in REMOVALS for word in removal.tests.split()})))
    assert outcome.returncode == 0, outcome.stdout[-3000:]


def test_there_are_twenty_removals_and_more() -> None:
    assert len({(removal.file, removal.before) for removal in REMOVALS}) >= 20
