"""Media types: which of them are JSON, text or forms, and which carry files."""

from __future__ import annotations

from typing import Any

from . import json_tree
from .bundler import Bundle


def is_json(content_type: str) -> bool:
    """Tell whether content of a type is JSON."""
    kind = _bare(content_type)
    return kind == "application/json" or kind.endswith("+json")


def is_known(content_type: str) -> bool:
    """Tell whether content of a type is JSON, text or a form; anything else is bytes."""
    kind = _bare(content_type)
    forms = ("application/x-www-form-urlencoded", "multipart/form-data")
    return kind.startswith("text/") or kind in forms or is_json(kind)


def is_file(bundle: Bundle, media: dict[str, Any]) -> bool:
    """Tell whether content is a file though its type is that of a text, as with CSV."""
    return bool(bundle.resolve(media.get("schema", {})).get("format") == "binary")


def content_types(bundle: Bundle) -> set[str]:
    """Return the content types of a document's bodies and answers."""
    nodes = json_tree.iter_objects([bundle.data.get("paths"), bundle.data.get("components")])
    contents = (node["content"] for node in nodes if isinstance(node.get("content"), dict))
    return {key for content in contents for key in content if "/" in key}


def _bare(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
