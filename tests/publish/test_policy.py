from __future__ import annotations

import base64
import hashlib
import html
import re

from dashboard.publish.policy import framed_anywhere, policy, with_policy

PAGE = (
    '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<style>p{a:b}</style></head><body>'
    '<script type="application/ld+json">{"a": 1}</script><script>go();</script></body></html>'
)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_only_the_pages_own_style_and_script_are_allowed() -> None:
    parts = dict(part.split(" ", 1) for part in policy(PAGE).split("; "))
    assert parts["style-src"] == digest("p{a:b}")
    assert parts["script-src"] == digest("go();")
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    assert "script-src" not in policy("<style>a{}</style>")


def test_a_header_says_who_may_frame_it_and_a_file_cannot() -> None:
    assert framed_anywhere(PAGE) == f"{policy(PAGE)}; frame-ancestors *"
    assert "frame-ancestors" not in with_policy(PAGE)


def test_a_file_carries_the_policy_before_anything_that_it_allows() -> None:
    page = with_policy(PAGE)
    found = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    assert html.unescape(found.group(1)) == policy(PAGE) == policy(page)
    assert found.start() < page.index("<style>")
