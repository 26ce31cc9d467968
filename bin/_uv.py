"""Get uv, which installs the rest: from PATH, from an earlier time, by pip, or from PyPI. Python 3.6."""

import hashlib
import io
import os
import platform
import shutil
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from _ways import Stop, answer, say

VERSION = "0.13.8"
LEAST = (0, 7)
FILES = "https://files.pythonhosted.org/packages/"
WHEELS = {  # platform: folder, name and sha256 on PyPI, https://pypi.org/project/uv/0.13.8/#files
    "linux-x86_64": (
        "c5/32/52ee34636aea1ab3f8baeeae1c3599461b8cddfb379862cc72ac61b8d91c/",
        "uv-0.13.8-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984",
    ),
    "linux-x86_64-musl": (
        "4d/a3/1ac9cd75985371da0d29c9c12132e6d5b5627b9d0de87c5ad97ab9ad69b0/",
        "uv-0.13.8-py3-none-musllinux_1_1_x86_64.whl",
        "29451c60f5e8b07403e0a175d5229efc36b0289b34143ff4aaa499a5dd52553a",
    ),
    "linux-aarch64": (
        "9e/f0/d989ac5fcebf83f1c8c5d78974f27788e8364945969eb646f5d0db35d924/",
        "uv-0.13.8-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
        "0b3e8b1a4f5e405e31e2ff33de8af4744831e9f7338539671efbd8c3c94e791d",
    ),
    "darwin-arm64": (
        "84/46/deb3a1eb3020575e41d1f9840c07185761d8d4c25cd6f58e813afb017476/",
        "uv-0.13.8-py3-none-macosx_11_0_arm64.whl",
        "62b6943c7fd64fac6854f780bea6e0359e5a5bc3241f83ee357bb38276afac49",
    ),
    "darwin-x86_64": (
        "be/7a/fd8a719c0198f8f8341847fc33b377f25ac79f7c4a56dbce5ceb086f239c/",
        "uv-0.13.8-py3-none-macosx_10_12_x86_64.whl",
        "b7124ca1956ec2e476a1003ea5715a15f0266afaec37f4dc9c6972ba8183e6d1",
    ),
}


def find(folder):
    """The path of a uv that runs; where there is none, one is put into `folder`/bin."""
    own = folder / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and runs(candidate):
            return candidate
    say("Getting uv %s, which installs the rest, into .uv/." % VERSION)
    for way in (by_pip, by_pip_of_a_venv, by_download):
        way(folder)
        if runs(str(own)):
            return str(own)
    raise Stop(
        "uv, which installs the rest, could not be had by pip or from pypi.org. "
        "Install it (https://docs.astral.sh/uv/), then try again."
    )


def runs(uv):
    words = (answer([uv, "--version"]) or "").split()
    numbers = words[1].split(".")[:2] if words[0:1] == ["uv"] and words[1:] else []
    return all(number.isdigit() for number in numbers) and tuple(map(int, numbers)) >= LEAST


def by_pip(folder):
    pip_install([sys.executable, "-m", "pip"], folder)


def by_pip_of_a_venv(folder):
    """A Python without pip may still make a virtual environment that has it."""
    with tempfile.TemporaryDirectory(prefix="samar-uv-") as temporary:
        if answer([sys.executable, "-m", "venv", temporary], seconds=120) is not None:
            pip_install([os.path.join(temporary, "bin", "python"), "-m", "pip"], folder)


def pip_install(pip, folder):
    """Through the person's own pip configuration: their mirror, their certificates."""
    with tempfile.TemporaryDirectory(prefix="samar-uv-") as temporary:
        asked = Path(temporary) / "requirements.txt"
        hashes = " ".join("--hash=sha256:" + sha256 for _, _, sha256 in WHEELS.values())
        asked.write_text("uv==%s %s\n" % (VERSION, hashes))
        options = [
            "--quiet",
            "--no-deps",
            "--only-binary",
            ":all:",
            "--require-hashes",
            "--requirement",
            str(asked),
        ]
        target = Path(temporary) / "target"
        if answer(pip + ["install", "--target", str(target)] + options, seconds=300) is not None:
            keep((target / "bin" / "uv").read_bytes(), folder)


def by_download(folder):
    if this_platform() not in WHEELS:
        return
    path, name, sha256 = WHEELS[this_platform()]
    try:
        with urllib.request.urlopen(FILES + path + name, timeout=120) as response:
            wheel = response.read()
    except OSError as problem:
        say("pypi.org did not answer: %s" % problem)
        return
    keep(out_of_wheel(wheel, sha256), folder)


def out_of_wheel(wheel, sha256):
    """The program in the wheel, which must be exactly the one named above."""
    if hashlib.sha256(wheel).hexdigest() != sha256:
        raise Stop("What came as uv %s is not what its authors published; it was not installed." % VERSION)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return archive.read("uv-%s.data/scripts/uv" % VERSION)


def keep(program, folder):
    own = folder / "bin" / "uv"
    own.parent.mkdir(parents=True, exist_ok=True)
    unfinished = own.with_name("uv.%d" % os.getpid())
    unfinished.write_bytes(program)
    unfinished.chmod(0o755)
    unfinished.replace(own)


def this_platform():
    name = "%s-%s" % (platform.system().lower(), platform.machine())
    is_musl = name == "linux-x86_64" and not platform.libc_ver()[0]
    return name + "-musl" if is_musl else name
