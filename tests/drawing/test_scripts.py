"""Scripts in pages: the same programs as in their files, with less white space."""

from __future__ import annotations

import pytest

from dashboard.drawing.scripts import bare, script_text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('const a = "two  words";  /* why */\n  const b = a;', 'const a="two  words";const b=a;'),
        ("const {a, b} = c;\nfor (const x of [a, b]) { f(x); }", "const{a,b}=c;for(const x of[a,b]){f(x);}"),
        ("return `${a ? `b  ${c}` : {d: 1}.d}  e`;", "return`${a ? `b  ${c}` : {d: 1}.d}  e`;"),
        ("const at = a / b + c / d;", "const at=a/b+c/d;"),
        (r'x.replace(/[/"\s] +/g, "- ").split( /x  /);', r'x.replace(/[/"\s] +/g,"- ").split(/x  /);'),
        ("const f = () => {}\nlet g", "const f=()=>{}\nlet g"),
        ("all\n  .map((it) => it)\n  .filter(Boolean);", "all\n.map((it)=>it)\n.filter(Boolean);"),
        ("a = b + +c - -d + d++ + e;", "a=b+ +c- -d+d++ +e;"),
        ("'it''s  so' /* one */ /* two */ in o", "'it''s  so'in o"),
    ],
)
def test_only_white_space_that_nothing_needs_is_left_out(written: str, kept: str) -> None:
    assert bare(written) == kept
    assert bare(kept) == kept


def test_the_files_stand_one_after_the_other() -> None:
    text = script_text("reader.js", "embed-page.js")
    assert text.startswith('function timelineReader(root){"use strict";')
    assert "/*" not in text
