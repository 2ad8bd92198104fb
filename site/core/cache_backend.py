"""Redis as a cache that may be away: what cannot be reached counts as empty, and no page fails for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PAUSE = 2.0  # seconds without asking, after a failure: a dead host must not cost each reader its timeout


class PatientRedisCache(RedisCache):
    """Django's, but a dead server is a cache in which nothing is found. See docs/drift.md for what follows."""

    _silent_until = 0.0

    def _ask(self, ask: Callable[[], Any], otherwise: Any) -> Any:
        if time.monotonic() < PatientRedisCache._silent_until:
            return otherwise
        try:
            return ask()
        except RedisError as error:
            PatientRedisCache._silent_until = time.monotonic() + PAUSE
            logger.warning("The cache does not answer: %s", error)
            return otherwise

    def add(self, *args: Any, **kwargs: Any) -> Any:
        """Return True where nobody can tell: then nothing of that name was known."""
        return self._ask(lambda: super(PatientRedisCache, self).add(*args, **kwargs), True)

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).get(key, default, version), default)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._ask(lambda: super(PatientRedisCache, self).set(*args, **kwargs), None)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).touch(*args, **kwargs), False)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).delete(*args, **kwargs), False)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).get_many(*args, **kwargs), {})

    def has_key(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).has_key(*args, **kwargs), False)

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> Any:
        """Return the delta where nobody can tell: the first of its kind."""
        return self._ask(lambda: super(PatientRedisCache, self).incr(key, delta, version), delta)

    def set_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).set_many(*args, **kwargs), [])

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        self._ask(lambda: super(PatientRedisCache, self).delete_many(*args, **kwargs), None)

    def clear(self) -> Any:
        return self._ask(super().clear, False)
