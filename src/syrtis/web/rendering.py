"""Templates: every value is escaped, and no mark in the words of a page can turn what stands beside."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from syrtis.export.words import clipped, neutral, one_line
from syrtis.web import said

__all__ = ["make_templates"]


def make_templates(shared: Mapping[str, Any]) -> Environment:
    """Open the templates; `shared` is seen by all of them."""
    templates = Environment(
        loader=PackageLoader("syrtis.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=False,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "clipped": clipped,
        "number": _number,
        "of": said.of,
        "one_line": one_line,
        "query": _query,
    }
    templates.globals |= {"said": said, **shared}
    return templates


def _shown(value: Any) -> Any:
    """Make what an expression gives safe to show; a null that nobody asked about is a fault."""
    if value is None:
        raise ValueError("a template shows a value that is not known; say in words that it is not")
    if isinstance(value, str) and not isinstance(value, Markup):
        return neutral(value)
    return value


def _number(value: float) -> str:
    return f"{value:,}"


def _query(values: Mapping[str, Any]) -> str:
    """Write the part of an address behind its question mark."""
    return urlencode({k: v for k, v in values.items() if v not in (None, "", ())}, doseq=True)
