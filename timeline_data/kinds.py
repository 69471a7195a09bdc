"""The kinds of events: the family that gives a kind its shape, its CAMEO root and its quad class.

The CAMEO roots are those of the codebook (Schrodt, 2012), the quad classes those of GDELT.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

FAMILIES = ("statement", "agreement", "restriction", "expulsion", "force", "deadline", "other")
"""The shapes of the chart; `expulsion` holds closures too, `other` is any kind that is not in KINDS."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event; `cameo` is "" and `quad` None where CAMEO has no class for it."""

    id: str
    family: str
    cameo: str
    quad: int | None


_ROWS = (
    Kind("statement", "statement", "01", 1),
    Kind("condemnation", "statement", "11", 3),
    Kind("proposal", "statement", "10", 3),
    Kind("consultation", "statement", "04", 1),
    Kind("agreement", "agreement", "05", 1),
    Kind("opening", "agreement", "05", 1),
    Kind("accession", "agreement", "05", 1),
    Kind("resumption", "agreement", "03", 1),
    Kind("mission_limit", "restriction", "16", 4),
    Kind("suspension", "restriction", "16", 4),
    Kind("treaty_exit", "restriction", "16", 4),
    Kind("sanction", "restriction", "16", 4),
    Kind("expulsion", "expulsion", "16", 4),
    Kind("mission_closure", "expulsion", "16", 4),
    Kind("use_of_force", "force", "19", 4),
    Kind("territorial_claim", "force", "17", 4),
    Kind("incident", "force", "18", 4),
    Kind("deadline", "deadline", "", None),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _ROWS})
"""Every known kind by its id, in the order of the legend: family by family."""


def family_of(kind: str) -> str:
    """The family of a kind's id; `other` where the kind is not known."""
    known = KINDS.get(kind)
    return known.family if known else "other"


def quad_of(cameo: str) -> int | None:
    """The quad class of a CAMEO code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    None where the text is no code: two to four digits, of which the first two are a root from 01 to 20.
    """
    if not (2 <= len(cameo) <= 4 and cameo.isascii() and cameo.isdigit()):
        return None
    root = int(cameo[:2])
    if not 1 <= root <= 20:
        return None
    return 1 + sum(root > last for last in (5, 8, 13))
