"""Packages from npm that only the commands beside the tests need: peers to measure, checkers, other people's hosts."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

DONE = "fetched"


def installed(*packages: str) -> Path:
    """The folder `node_modules` that holds these packages, each written as `name@version`.

    npm fetches them once into the user's cache folder and runs no script of theirs. Raises RuntimeError, with the
    remedy, where there is no npm or it cannot fetch them.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError(f"no npm found, which fetches {', '.join(packages)}. Install Node.js with npm.")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplomatic-timeline"
    folder = cache / hashlib.sha256("\n".join(sorted(packages)).encode()).hexdigest()[:12]
    if not (folder / DONE).is_file():
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(folder), "--no-save", "--no-fund", "--no-audit", "--ignore-scripts"]
        fetched = subprocess.run([*command, *packages], cwd=folder, capture_output=True, text=True, check=False)
        if fetched.returncode:
            raise RuntimeError(f"npm could not fetch {', '.join(packages)}:\n{fetched.stderr}")
        (folder / DONE).write_text("\n".join(packages), encoding="utf-8")
    return folder / "node_modules"
