"""The environment in which commands are measured."""

from __future__ import annotations

import os


def with_bytecode() -> dict[str, str]:
    """The environment, in which Python keeps what it has compiled, as it usually does."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
