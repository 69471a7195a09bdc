"""Pictures and pages compared as normalised text; the changed one is left beside the golden one.

Run the tests with ACCEPT_GOLDEN=1 to take the changed texts as golden, then read the difference before committing.
"""

from __future__ import annotations

import os
import re
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "golden"
_NUMBER = re.compile(r"-?\d+\.\d+")


def normalised(markup: str) -> str:
    """One element a line, numbers to one decimal, no blank lines: what differs then is a difference."""
    rounded = _NUMBER.sub(lambda found: f"{float(found.group()):.1f}".removesuffix(".0"), markup)
    lines = rounded.replace("><", ">\n<").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


def check_golden(name: str, markup: str, folder: Path = FOLDER) -> None:
    """Fail where the markup is not that of the golden file `name`, with the first lines of the difference."""
    golden, changed = folder / name, folder / f"{name}.actual"
    text = normalised(markup)
    if os.environ.get("ACCEPT_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    before = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if before == text:
        changed.unlink(missing_ok=True)
        return
    changed.write_text(text, encoding="utf-8", newline="\n")
    difference = list(unified_diff(before.splitlines(), text.splitlines(), "golden", "changed", lineterm="", n=1))
    raise AssertionError(f"{golden} has changed; see {changed.name} beside it.\n" + "\n".join(difference[:40]))
