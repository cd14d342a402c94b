"""How much memory an installation takes, and that one killed at any moment is mended by the next.

    python benchmarks/install_memory.py [MEGABYTES [KILLS]]

Makes up a package (a small true model of the tests and a file of random bytes, 500 MB by default), serves it
from a process of its own, installs it with the command line, and tells the highest resident memory of the
installing process and of the one that tries the model out. Then it kills installations (10 by default) of the
small package at random moments, installs after each, and tells what was found.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "tests" / "packages" / "translate-en_ru-1_0.argosmodel"
NAME = PACKAGE.stem
MB = 1_000_000
# the peak of this very process: what RUSAGE_SELF tells may be that of the process which started it
INSTALL = """
import json, resource, sys
from polyglot_news.cli.app import run
code = run(sys.argv[1:])
lines = open("/proc/self/status").read().splitlines()
own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
print(json.dumps([code, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""
SERVE = """
import os, sys, time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
class Slow(SimpleHTTPRequestHandler):
    def copyfile(self, source, sink):
        while piece := source.read(65536):
            sink.write(piece)
            time.sleep(float(sys.argv[1]))
server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


def made_up(target: Path, megabytes: int) -> None:
    """Write the package with so many more megabytes in it."""
    with zipfile.ZipFile(PACKAGE) as small, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as large:
        for entry in small.infolist():
            large.writestr(entry, small.read(entry))
        with large.open(zipfile.ZipInfo(f"{NAME}/model/filler.bin"), "w", force_zip64=True) as sink:
            for _ in range(megabytes):
                sink.write(os.urandom(MB))


def index(folder: Path, port: int, name: str) -> str:
    """Write an index that names one package of the server."""
    link = f"http://127.0.0.1:{port}/{name}"
    row = {"from_code": "en", "to_code": "ru", "package_version": "1.0", "links": [link]}
    (folder / "index.json").write_text(json.dumps([row]))
    return str(folder / "index.json")


def serve(folder: Path, pause: float) -> tuple[subprocess.Popen[str], int]:
    """Start a server of the folder; return it and its port."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(pause)], cwd=folder, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert server.stdout is not None
    return server, int(server.stdout.readline())


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a machine of its own."""
    own = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "ARGOS_PACKAGES_DIR": "packages"}
    return {**os.environ, **{name: str(home / below) for name, below in own.items()}}


def measure(folder: Path, megabytes: int) -> None:
    """Install the large package and tell the memory that took."""
    made_up(folder / "large.argosmodel", megabytes)
    server, port = serve(folder, 0)
    started = time.monotonic()
    try:
        done = subprocess.run(
            [sys.executable, "-c", INSTALL, "models", "install", "en-ru", "-q", "--index",
             index(folder, port, "large.argosmodel")],
            env=environment(folder / "home"), capture_output=True, text=True, check=True,
        )  # fmt: skip
    finally:
        server.kill()
        server.wait()
    code, own, trial = json.loads(done.stdout)
    assert code == 0, done.stderr
    size = (folder / "large.argosmodel").stat().st_size / MB
    print(f"{size:.0f} MB installed in {time.monotonic() - started:.1f} s: installing process at most")
    print(f"{own / 1000:.0f} MB resident, the process that tries the model {trial / 1000:.0f} MB")
    assert own < 100_000, "more than 100 MB"


def kill(folder: Path, times: int) -> None:
    """Kill installations at random moments, and install after each."""
    (folder / "small.argosmodel").write_bytes(PACKAGE.read_bytes())
    server, port = serve(folder, 0.05)
    where = index(folder, port, "small.argosmodel")
    command = [sys.executable, "-m", "polyglot_news", "models", "install", "en-ru", "--index", where]
    chance = random.Random()  # noqa: S311 - moments, not secrets
    try:
        killed = 0
        while killed < times:
            home = folder / f"home{time.monotonic_ns()}"
            moment = chance.uniform(0.3, 2.2)
            process = subprocess.Popen(command, env=environment(home), stderr=subprocess.DEVNULL)
            try:
                process.wait(moment)
                continue  # it was done before
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            killed += 1
            found = state(home)
            again = subprocess.run(
                command, env=environment(home), capture_output=True, text=True, check=False
            )
            print(f"killed after {moment:.2f} s: {found}; again: code {again.returncode}, then {state(home)}")
            assert again.returncode == 0, again.stderr
            assert (home / "packages" / NAME / "metadata.json").is_file()
            assert not [path for path in home.rglob(".polyglot-news-install-*") if path.is_dir()]
    finally:
        server.kill()
        server.wait()


def state(home: Path) -> str:
    """Return what a home holds of the model."""
    models = len(list((home / "packages").glob("translate-*")))
    unpacked = len([path for path in home.glob(".polyglot-news-install-*") if path.is_dir()])
    parts = [path.stat().st_size for path in home.rglob("*.part")]
    whole = len(list(home.rglob("downloads/*.argosmodel")))
    return f"{models} installed, {unpacked} unpacked aside, {whole} downloaded, {sum(parts)} bytes in part"


def main() -> None:
    """Measure, then kill."""
    megabytes, times = (int(given) for given in (*sys.argv[1:3], *("500", "10")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), megabytes)
        kill(Path(name), times)


if __name__ == "__main__":
    main()
