"""`python -m tests.conformance [PYTEST ARGUMENTS]`: what we write, judged by other people's checkers and hosts.

W3C's Nu HTML checker, the newest axe-core, Lighthouse, and the real libraries of hosts that size an embed. They come
from npm, so this is a run of its own. Needs what the tests need, Chromium included, and Node.js with npm and Java.
"""

from __future__ import annotations

import sys

import pytest

OPTIONS = "addopts=-p no:dash --import-mode=importlib -ra"  # the ordinary run leaves this folder out

if __name__ == "__main__":
    sys.exit(pytest.main(["-o", OPTIONS, "tests/conformance", *sys.argv[1:]]))
