"""uv is taken from where it is, and believed only when it runs and is what its authors published."""

import hashlib
import io
import zipfile
from pathlib import Path

import _uv
import pytest
from _ways import Stop

from tests.bin.test_python import program


def wheel() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"uv-{_uv.VERSION}.data/scripts/uv", b"the program")
    return buffer.getvalue()


def test_the_program_is_taken_out_of_the_wheel() -> None:
    assert _uv.out_of_wheel(wheel(), hashlib.sha256(wheel()).hexdigest()) == b"the program"


def test_another_wheel_than_the_published_one_is_refused() -> None:
    with pytest.raises(Stop, match="not what its authors published"):
        _uv.out_of_wheel(wheel() + b" ", hashlib.sha256(wheel()).hexdigest())


def test_a_uv_that_runs_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv = program(tmp_path / "bin" / "uv", "echo uv 0.9.1")
    monkeypatch.setenv("PATH", str(uv.parent))
    assert _uv.find(tmp_path / ".uv") == str(uv)


def test_one_fetched_earlier_is_used_when_that_on_path_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = program(tmp_path / "bin" / "uv", "exit 127")
    earlier = program(tmp_path / ".uv" / "bin" / "uv", "echo uv 0.13.8")
    monkeypatch.setenv("PATH", str(broken.parent))
    assert _uv.find(tmp_path / ".uv") == str(earlier)


@pytest.mark.parametrize("answer", ["uv 0.4.0", "nonsense", "", "uv x.y"])
def test_what_is_too_old_or_no_uv_is_none(answer: str, tmp_path: Path) -> None:
    assert not _uv.runs(str(program(tmp_path / "uv", f"echo '{answer}'")))


def test_each_platform_has_a_wheel_of_the_pinned_version() -> None:
    for folder, name, sha256 in _uv.WHEELS.values():
        assert name.startswith(f"uv-{_uv.VERSION}-py3-none-")
        assert folder.endswith("/")
        assert len(sha256) == 64
