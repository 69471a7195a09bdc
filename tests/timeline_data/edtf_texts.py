"""Texts for tests that must hold for every date: EDTF made by its rules, and texts that nearly are."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline_data.calendar_days import month_length
from timeline_data.dates import EdtfError, parse

_QUALIFIER = st.sampled_from(["", "?", "~", "%"])
_SIGNS = "0123456789X?~%-/.,[]{}YESTZ:+ uxy"
_WORDS = (
    *("October", "Oktober", "Okt.", "early", "awal", "around", "sekitar", "possibly", "mungkin", "between", "antara"),
    *("and", "dan", "or", "to", "hingga", "since", "sejak", "BC", "SM", "century", "abad", "ke-", "Q1", "spring"),
    *(
        "unknown",
        "open",
        "18",
        "18th",
        "2021",
        "21",
        "W42",
        "03/04/2021",
        "14:30",
        "2021-10-18",
        "1990s",
        "-",
        "–",
        ",",
    ),
)


@st.composite
def _days(draw: st.DrawFn) -> str:
    """A year, month, day or part of a year with any qualifiers."""
    year, month = draw(st.integers(-9999, 9999)), draw(st.integers(1, 12))
    parts = [f"-{-year:04d}" if year < 0 else f"{year:04d}"]
    precision = draw(st.sampled_from(["year", "month", "day", "part"]))
    if precision == "part":
        parts.append(str(draw(st.integers(21, 41))))
    elif precision != "year":
        parts.append(f"{month:02d}")
        if precision == "day":
            parts.append(f"{draw(st.integers(1, month_length(year, month))):02d}")
    if draw(st.booleans()):
        return "-".join(parts) + draw(_QUALIFIER)
    return "-".join(draw(_QUALIFIER) + part + draw(_QUALIFIER) for part in parts)


_UNSPECIFIED = st.one_of(
    st.from_regex(r"-?[12]([0-9]{2}X|[0-9]XX|XXX)", fullmatch=True),
    st.from_regex(r"(XXXX|[0-9]{3}X|20XX|1985)-(0[1-9]|1[0-2]|XX|[01]X|3[3-6])", fullmatch=True),
    st.from_regex(r"(XXXX|[0-9]{3}X|20XX|1985)-(0[1-9]|1[0-2]|XX|1X)-(XX|[012]X|X[1-8]|1[0-9])", fullmatch=True),
)
_LONG_YEARS = st.from_regex(r"Y-?[1-9][0-9]{4,10}(S[1-5])?|Y-?[1-9]{1,3}E[0-8]|[1-9][0-9]{3}S[1-4]", fullmatch=True)
_TIMES = st.datetimes().map(lambda time: time.replace(microsecond=0).isoformat() + "Z")


def _readable(text: str) -> bool:
    try:
        parse(text)
    except EdtfError as error:
        # The ends are drawn apart from each other: only their order may be wrong.
        if error.rule != "date-reversed":
            raise
        return False
    return True


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """An EDTF date of any kind, right by the rules of the specification."""
    single = st.one_of(_days(), _UNSPECIFIED, _LONG_YEARS)
    kind = draw(st.sampled_from(["single", "single", "time", "interval", "set"]))
    if kind == "time":
        return draw(_TIMES)
    if kind == "single":
        return draw(single)
    if kind == "interval":
        end = st.one_of(_days(), _UNSPECIFIED)
        texts = st.one_of(
            st.tuples(end, end).map("/".join),
            st.tuples(end, st.sampled_from(["", ".."])).map("/".join),
            st.tuples(st.sampled_from(["", ".."]), end).map("/".join),
        )
        return draw(texts.filter(_readable))
    member = st.one_of(_days(), st.tuples(_days(), _days()).map("..".join).filter(lambda text: _readable(f"[{text}]")))
    members = draw(st.lists(member, min_size=1, max_size=4))
    if ".." not in members[0] and draw(st.booleans()):
        members[0] = f"..{members[0]}"
    if ".." not in members[-1] and draw(st.booleans()):
        members[-1] = f"{members[-1]}.."
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return opening + draw(st.sampled_from([",", ", "])).join(members) + closing


def near_edtf_texts() -> st.SearchStrategy[str]:
    """Texts of EDTF's own signs and of the words that people write dates with; hardly any is EDTF."""
    return st.one_of(
        st.text(_SIGNS, max_size=24),
        st.lists(st.sampled_from(_WORDS), max_size=7).map(" ".join),
        st.from_regex(r"[0-9]{1,4}[./ -][0-9]{1,3}([./ -][0-9]{1,4})?", fullmatch=True),
        st.tuples(edtf_texts(), st.text(_SIGNS, max_size=3)).map("".join),
    )
