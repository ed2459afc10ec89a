"""State: the worlds of a sandbox in one file, to be read by people and loaded again."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from .. import secrets
from ..texts import texts
from ..vendor import Vendor
from ..version import __version__
from ..world import SandboxWorld
from . import graph

FORMAT = 1


class StateError(ValueError):
    """What is no state of this sandbox, or cannot be written; says why, and what to do."""


def saved(world: SandboxWorld) -> dict[str, Any]:
    """Return the clock and the state of every vendor as JSON values; credentials of the sandbox are among them."""
    worlds = {name: graph.flattened(served.state, {"clock": world.clock}) for name, served in world.served.items()}
    # Told apart, so that whoever loads the file knows what is not to be shown.
    hidden = sorted({*texts(worlds)} & secrets.GIVEN)
    head = {"format": FORMAT, "sandbox": __version__}
    return {**head, "clock": world.clock.saved(), "secrets": hidden, "vendors": worlds}


def load(world: SandboxWorld, document: Any) -> None:
    """Put a saved state in the place of what there is, and end connections.

    Raises StateError for one that is none, of another version, or of vendors that are not served; nothing is changed.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        found = document.get("format") if isinstance(document, dict) else None
        raise StateError(f"this is no state of format {FORMAT}, but {found or 'something else'}: save it anew")
    if document.get("sandbox") != __version__:
        there = document.get("sandbox")
        raise StateError(f"this was saved by version {there} of the sandbox, and this is {__version__}: load it there")
    try:
        vendors, hidden = dict(document["vendors"]), {str(one) for one in document["secrets"]}
        if missing := vendors.keys() - world.served.keys():
            raise StateError(f"this has a state of {', '.join(sorted(missing))}, not served here: serve it too")
        made = {name: _made(world, name, table) for name, table in vendors.items()}
        world.clock.restore(document["clock"])
    except KeyError as error:
        raise StateError(f"this state is broken, {error} is missing: take another copy of it") from error
    except (TypeError, ValueError, OverflowError) as error:
        if isinstance(error, StateError):
            raise
        raise StateError(f"this state is broken, {error}: take another copy of it") from error
    world.drop()
    secrets.GIVEN.update(hidden)
    for name, state in made.items():
        world.served[name].state = state


def _made(world: SandboxWorld, name: str, table: Any) -> Vendor:
    kind = world.served[name].kind
    fresh = kind(world.clock)
    state: Vendor = graph.restored(dict(table), graph.name_of(kind), {"clock": world.clock})
    for passing in kind.passing:
        setattr(state, passing, getattr(fresh, passing))
    if vars(state).keys() != vars(fresh).keys():
        raise ValueError(f"{name} has not the members {', '.join(vars(fresh))}")
    try:
        state.show(), state.known(), state.credentials()
    except Exception as error:
        # Whatever a hand has done to a file, it is to be known now and not by a later call.
        raise ValueError(f"{name} cannot be shown ({type(error).__name__}: {error})") from error
    return state


def read(path: str | Path) -> Any:
    """Return what a file has saved, to be loaded. Raises StateError where it cannot be read, or is no JSON."""
    try:
        return json.loads(Path(path).read_bytes())
    except OSError as error:
        raise StateError(f"this cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise StateError(f"this is no JSON ({error}): take another copy of it") from error


def write(path: str | Path, document: Any) -> None:
    """Save a state in a file, which is the old one until the new is whole. Raises StateError where it cannot be."""
    path = Path(path)
    try:
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}.", delete=False) as making:
            try:
                json.dump(document, making, indent=1)
                making.flush()
                os.fsync(making.fileno())
                Path(making.name).replace(path)
            except BaseException:
                Path(making.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise StateError(f"this cannot be written: {error.strerror}") from error
