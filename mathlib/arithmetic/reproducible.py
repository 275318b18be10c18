"""Computer algebra whose answers and costs depend on the question alone.

Sympy orders its assumption queries and numbers its dummies at random, iterates over sets in an order that
depends on the process, and remembers in caches and expressions what was asked before. Each of these changes
how much work an answer takes and, near a limit on work, the answer itself. Importing this module makes orders
and hashes the same in every process; `afresh` forgets what was asked before.
"""

from __future__ import annotations

import gc
import importlib
import pickle
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from zlib import crc32

import sympy
from mpmath import libmp
from mpmath.libmp import gammazeta, libelefun
from sympy.core import random
from sympy.core.basic import Atom, Basic
from sympy.core.cache import clear_cache
from sympy.core.intfunc import igcd
from sympy.multipledispatch.dispatcher import Dispatcher
from sympy.ntheory.factor_ import factor_cache

Value = TypeVar("Value")

FIRST_DUMMY = 2**40
"""The index of the first dummy of each piece of work: none that was made at import has it."""

BITS = 4000
"""The precision to which constants are known beforehand; few questions need more."""

_IMPORTED_LATE = ("assumptions.wrapper", "combinatorics", "sets.setexpr", "tensor.tensor")
"""Modules of sympy that it would otherwise import in the middle of its work."""

_ASSUMPTIONS: Any = importlib.import_module("sympy.core.assumptions")
_DISPATCHERS = [thing for thing in gc.get_objects() if isinstance(thing, Dispatcher)]
_MPMATH_CACHES = [
    cache
    for module in (libelefun, gammazeta)
    for name, cache in vars(module).items()
    if name.endswith("_cache") and isinstance(cache, dict)
]
_lock = threading.Lock()


@contextmanager
def afresh() -> Iterator[None]:
    """Forget what sympy and mpmath remember of earlier work, and collect no garbage meanwhile.

    Work within other work, or beside work of another thread, continues from the state that it finds, since
    that other work may rely on it.
    """
    if not _lock.acquire(blocking=False):
        yield
        return
    collects = gc.isenabled()
    gc.disable()  # It closes forgotten generators, which makes calls.
    _forget()
    dummies, sympy.Dummy._count = sympy.Dummy._count, FIRST_DUMMY
    try:
        yield
    finally:
        sympy.Dummy._count = dummies
        if collects:
            gc.enable()
        _lock.release()


def pristine(expressions: Value) -> Value:
    """Equal expressions about which nothing has been asked yet."""
    return pickle.loads(pickle.dumps(expressions))


def _forget() -> None:
    clear_cache()
    igcd.cache_clear()
    factor_cache.cache_clear()
    for dispatcher in _DISPATCHERS:
        dispatcher._cache.clear()
    for cache in _MPMATH_CACHES:
        cache.clear()
    random.seed(0)


def _hash(self: Basic) -> int:
    """`Basic.__hash__` without the hashes of strings, which differ from process to process."""
    if self._mhash is None:
        self._mhash = hash(_without_strings((type(self).__name__, *self._hashable_content())))
    return self._mhash


def _without_strings(part: Any) -> Any:
    if isinstance(part, str):
        return crc32(part.encode())
    if isinstance(part, tuple):
        return tuple(map(_without_strings, part))
    return 0 if part is None else part


def _order_facts() -> None:
    """Sort whatever assumption queries iterate over."""
    _ASSUMPTIONS.shuffle = list.sort
    _ASSUMPTIONS._assume_defined = sorted(_ASSUMPTIONS._assume_defined)
    rules = _ASSUMPTIONS._assume_rules
    rules.full_implications.update({fact: sorted(facts) for fact, facts in rules.full_implications.items()})
    rules.beta_rules = [(sorted(given), implied) for given, implied in rules.beta_rules]
    for kind in _subclasses(Basic):
        known = kind.default_assumptions
        items = sorted(known.items())
        known.clear()
        known.update(items)
        known._generator = dict(sorted(known._generator.items()))


def _subclasses(kind: Any) -> Iterator[Any]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


def _instances(objects: Iterable[Any], *kinds: type) -> Iterator[Any]:
    """What `isinstance` finds, asked once for each type: there are a hundred thousand objects."""
    types = {kind for kind in set(map(type, objects)) if issubclass(kind, kinds)}
    return (thing for thing in objects if type(thing) in types)


def _replace_hashes(objects: Iterable[Any]) -> None:
    """Make `Basic.__hash__` the same in every process, for expressions that exist, too."""
    Basic.__hash__ = _hash
    for thing in _instances(objects, Basic):
        thing._mhash = None
    for thing in _instances(objects, dict, set):
        if _has_expressions(thing):
            content = list(thing.items() if isinstance(thing, dict) else thing)  # A copy keeps old hashes.
            thing.clear()
            thing.update(content)


def _has_expressions(keys: Iterable[Any]) -> bool:
    kinds = set(map(type, keys))
    if tuple in kinds and any(isinstance(key, tuple) and _has_expressions(key) for key in keys):
        return True
    return kinds != {str} and any(issubclass(kind, Basic) for kind in kinds)


def _learn_all(objects: Iterable[Any]) -> None:
    """Ask all there is to know about numbers and constants that outlive a question."""
    for thing in _instances(objects, Atom):
        hash(thing)
        for fact in _ASSUMPTIONS._assume_defined:
            getattr(thing, f"is_{fact}", None)
    for constant in (libmp.mpf_pi, libmp.mpf_e, libmp.mpf_ln2, libmp.mpf_ln10):
        constant(BITS, libmp.round_nearest)


def _install() -> None:
    clear_cache()
    sympy.Dummy._base_dummy_index = 0
    objects = gc.get_objects()
    _order_facts()
    _replace_hashes(objects)
    _learn_all(objects)
    for name in _IMPORTED_LATE:
        importlib.import_module(f"sympy.{name}")
    modular_gcd: Any = importlib.import_module("sympy.polys.modulargcd")
    modular_gcd.random = random.rng


_install()
