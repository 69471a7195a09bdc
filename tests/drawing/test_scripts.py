"""Scripts in pages: the same programs as in their files, with less white space."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.asset_folder import find_assets
from dashboard.drawing import scripts
from dashboard.drawing.scripts import script_text

WRITTEN = r"""/* why */
const words = `${a}  // e`;  // a comment before a brace
if (a) { x.replace(/[/"\s] +/g, "- "); }  // another one
const f = () => {}
let g = '/* no comment */';
"""


def test_texts_patterns_and_statements_stay_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.js").write_text(WRITTEN, encoding="utf-8")
    (tmp_path / "two.js").write_text("g = 1;\n", encoding="utf-8")
    monkeypatch.setattr(scripts, "find_assets", lambda: tmp_path)
    assert script_text("one.js", "two.js").splitlines() == [
        'const words=`${a}  // e`;if(a){x.replace(/[/"\\s] +/g,"- ");}',
        "const f=()=>{}",
        "let g='/* no comment */';g=1;",
    ]


def test_the_files_stand_one_after_the_other() -> None:
    text = script_text("reader.js", "embed-page.js")
    assert text.startswith('function timelineReader(root){"use strict";')
    assert "/*" not in text
    assert len(text) < sum((find_assets() / name).stat().st_size for name in ("reader.js", "embed-page.js")) / 1.4
