"""Classify media types: JSON, text, forms, or files."""

from __future__ import annotations

from typing import Any

from . import json_tree
from .bundler import Bundle


def is_json(content_type: str) -> bool:
    """Return whether a media type is JSON."""
    kind = _bare(content_type)
    return kind == "application/json" or kind.endswith("+json")


def is_known(content_type: str) -> bool:
    """Return whether a media type is JSON, text or a form; the content of any other type is read as bytes."""
    kind = _bare(content_type)
    forms = ("application/x-www-form-urlencoded", "multipart/form-data")
    return kind.startswith("text/") or kind in forms or is_json(kind)


def is_file(bundle: Bundle, media: dict[str, Any]) -> bool:
    """Return whether content is a file, although its media type is a text type (for example CSV)."""
    return bool(bundle.resolve(media.get("schema", {})).get("format") == "binary")


def content_types(bundle: Bundle) -> set[str]:
    """Return the media types of all request and response bodies in a document."""
    nodes = json_tree.iter_objects([bundle.data.get("paths"), bundle.data.get("components")])
    contents = (node["content"] for node in nodes if isinstance(node.get("content"), dict))
    return {key for content in contents for key in content if "/" in key}


def _bare(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
