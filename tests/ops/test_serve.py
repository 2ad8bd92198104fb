"""What `make run` says when it cannot start, and what it spares when nothing changed."""

import socket
from pathlib import Path

import pytest

from devtools import fingerprint, prepare, reset, serve


def test_need_free_port_taken_names_port_and_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(serve.NotNow) as reason:
            serve.need_free_port(port)

    assert f"Port {port} is taken" in str(reason.value)
    assert f"PORT={port + 1} make run" in str(reason.value)


def test_port_from_nothing_is_8000():
    assert serve.port_from({}) == 8000


@pytest.mark.parametrize("text", ["eighty", "0", "65536", "-1", "80.5"])
def test_port_from_senseless_names_the_variable(text: str):
    with pytest.raises(serve.NotNow, match="PORT must be a number from 1 to 65535"):
        serve.port_from({"PORT": text})


def test_hold_lock_twice_is_refused(tmp_path: Path):
    with serve.hold_lock(tmp_path), pytest.raises(serve.NotNow, match="already runs from this folder"):
        serve.hold_lock(tmp_path)


def test_hold_lock_after_the_first_has_ended(tmp_path: Path):
    serve.hold_lock(tmp_path).close()

    assert not serve.hold_lock(tmp_path).closed


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A folder as a finished preparation leaves it."""
    (tmp_path / "static").mkdir()
    for name in ("db.sqlite3", "static/staticfiles.json"):
        (tmp_path / name).write_text("")
    settings = "config.settings.demo"
    fingerprint.write(tmp_path / "stamps" / f"prepared-{settings}", prepare.state(settings))
    return tmp_path


def test_is_done_after_preparation(prepared: Path):
    assert prepare.is_done(prepared, "config.settings.demo")


@pytest.mark.parametrize("name", ["db.sqlite3", "static/staticfiles.json"])
def test_is_done_with_something_gone(prepared: Path, name: str):
    (prepared / name).unlink()

    assert not prepare.is_done(prepared, "config.settings.demo")


def test_is_done_with_other_settings(prepared: Path):
    assert not prepare.is_done(prepared, "config.settings.dev")


def test_is_done_with_a_changed_file(prepared: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prepare, "state", lambda settings: "another")

    assert not prepare.is_done(prepared, "config.settings.demo")


def test_collect_static_only_when_something_changed(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch):
    settings.STATIC_ROOT = tmp_path / "static"
    commands: list[str] = []

    def collect(name: str, **options: object) -> None:
        commands.append(name)
        settings.STATIC_ROOT.mkdir(exist_ok=True)
        (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")

    monkeypatch.setattr("django.core.management.call_command", collect)

    prepare.collect_static(tmp_path)
    prepare.collect_static(tmp_path)
    assert commands == ["collectstatic"]

    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    prepare.collect_static(tmp_path)
    assert commands == ["collectstatic", "collectstatic"]


def test_welcome_says_how_to_sign_in(tmp_path: Path):
    text = serve.welcome(8001, tmp_path)

    assert "http://localhost:8001/logga-in/" in text
    assert "choose a role" in text


def test_reset_without_anybody_to_ask_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("YES", raising=False)

    assert not reset.confirmed(tmp_path)


def test_reset_keeps_the_caches_of_tests_and_audit(tmp_path: Path):
    for name in ("db.sqlite3", "test/x", "audit/x", "media/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    reset.remove(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit", "test"]
