"""A connection to a dask scheduler, or one line that says why there is none."""

from __future__ import annotations

import asyncio
import logging
import warnings
from typing import TYPE_CHECKING

from studio.base import ClusterError

if TYPE_CHECKING:
    import distributed


def connect(address: str, wait: float) -> distributed.Client:
    """A client of the scheduler at an address; `ClusterError` where none answers within some seconds."""
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError:
        install = ".venv/bin/python -m pip install -c constraints.txt -e '.[cluster]'"
        raise ClusterError(f"a scheduler can only be asked with dask; install it: {install}") from None
    # Dask logs lost connections and other versions at length; here they are one line.
    logging.disable()
    warnings.simplefilter("ignore", VersionMismatchWarning)
    try:
        asyncio.run(asyncio.wait_for(_answer(address), wait))
        return Client(address, name="uphill", timeout=wait, set_as_default=False)
    except TimeoutError:
        reason = f"no answer within {wait} s"
    except OSError as error:
        reason = str(error)
    except Exception:  # A server of another protocol can cause any error.
        reason = "the server there is no scheduler"
    raise ClusterError(f"no dask scheduler can be reached at {address}: {reason}")


async def _answer(address: str) -> None:
    """Check that a scheduler answers: a client would wait for ever for a server that does not."""
    from distributed import Security, rpc

    async with rpc(address, connection_args=Security().get_connection_args("client")) as server:
        identity = await server.identity()
    if identity["type"] != "Scheduler":
        raise OSError(f"that is a {identity['type'].lower()}")
