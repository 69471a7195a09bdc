"""Dated event tables: load them, check them, select from them."""

from timeline_data.dates import EdtfDate, EdtfError, parse
from timeline_data.errors import Problem, TimelineDataError
from timeline_data.loading import check, load
from timeline_data.query import Query, select
from timeline_data.table import (
    Actor,
    Citation,
    Claim,
    DateWording,
    Event,
    EventTable,
    Membership,
    NamedView,
    Number,
    Relation,
    Source,
    TableInfo,
    in_language,
)

__all__ = [
    "Actor",
    "Citation",
    "Claim",
    "DateWording",
    "EdtfDate",
    "EdtfError",
    "Event",
    "EventTable",
    "Membership",
    "NamedView",
    "Number",
    "Problem",
    "Query",
    "Relation",
    "Source",
    "TableInfo",
    "TimelineDataError",
    "check",
    "in_language",
    "load",
    "parse",
    "select",
]
