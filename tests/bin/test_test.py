"""bin/test sorts what is typed, counts what pytest reports, and owns its PostgreSQL from start to end."""

import os
import subprocess
from pathlib import Path

import _postgres
import _test
import psycopg
import pytest

REPORT = """<testsuites><testsuite>
<testcase name="a"/>
<testcase name="b"><failure message="no"/></testcase>
<testcase name="c"><error message="no"/></testcase>
<testcase name="d"><skipped message="left out: there is no Chromium"/></testcase>
<testcase name="e"><skipped message="only on PostgreSQL"/></testcase>
</testsuite></testsuites>"""


@pytest.mark.parametrize(
    ("typed", "databases", "paths", "rest"),
    [
        ([], ["sqlite", "postgresql"], [], []),
        (["--sqlite"], ["sqlite"], [], []),
        (["tests/bin", "-x"], ["sqlite", "postgresql"], ["tests/bin"], ["-x"]),
        (
            ["-x", "tests/bin/test_test.py::test_a", "--postgresql"],
            ["postgresql"],
            ["tests/bin/test_test.py::test_a"],
            ["-x"],
        ),
        (["-k", "docs", "-n", "2"], ["sqlite", "postgresql"], [], ["-k", "docs", "-n", "2"]),
    ],
)
def test_paths_are_told_from_what_is_pytests(
    typed: list[str], databases: list[str], paths: list[str], rest: list[str]
) -> None:
    assert _test.understand(typed) == _test.Asked(databases, paths, rest)


def test_the_whole_suite_uses_all_cores_unless_told_otherwise() -> None:
    assert _test.spread(_test.understand([]))[:2] == ["-n", "auto"]
    assert _test.spread(_test.understand(["-n", "1"])) == []
    assert _test.spread(_test.understand(["tests/bin"])) == []


def test_errors_count_as_failures_and_skips_as_neither(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    sums = _test.Sums()
    sums.add(report)
    assert (sums.passed, sums.failed) == (1, 2)
    assert sums.left_out == ["left out: there is no Chromium"]


def test_the_closing_line_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert _test.close(_test.Sums(passed=7)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 0 failed"


def test_a_run_that_broke_before_counting_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert _test.close(_test.Sums(passed=7, pytest_failed=True)) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 1 failed"


def test_what_is_left_out_is_a_failure_where_all_is_required(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sums = _test.Sums(passed=7, left_out=["Left out: the browser."])
    monkeypatch.setattr(_test, "STRICT", True)
    assert _test.close(sums) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 1 failed"


@pytest.mark.skipif(not _postgres.programs(), reason="left out: PostgreSQL is not installed")
def test_the_cluster_answers_and_leaves_nothing_behind() -> None:
    with _postgres.throw_away_cluster() as url:
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT current_setting('data_directory'), pg_backend_pid()").fetchone()
        assert row is not None
        folder = Path(row[0])
        server = int((folder / "postmaster.pid").read_text().split()[0])
    assert not folder.parent.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_a_check_that_does_not_exist_is_told() -> None:
    python = _test.sys.executable
    run = subprocess.run(
        [python, "bin/_check.py", "spelling"], cwd=_test.ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "no check spelling" in run.stdout
