"""An environment is trusted by its stamp, never because its folder is there."""

import sys
from pathlib import Path

import pytest

from devtools import bootstrap


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an environment would be made, with the slow steps replaced by traces."""

    def make(command: list[object], failure: str) -> None:
        folder = Path(str(command[-1]))
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").write_text("")
        (folder / "bin" / "tool").write_text(f"#!{folder}/bin/python\n")

    monkeypatch.setattr(bootstrap, "run_quietly", make)
    monkeypatch.setattr(bootstrap, "need_venv_module", lambda: None)
    monkeypatch.setattr(bootstrap, "sync", lambda venv, lock: (venv / "synced").write_text(lock.name))
    return tmp_path / ".venv"


def synced(venv: Path) -> str:
    """The lock that was installed, and forget it, so that a second time shows."""
    trace = venv / "synced"
    lock = trace.read_text() if trace.exists() else "nothing"
    trace.unlink(missing_ok=True)
    return lock


def test_ensure_from_nothing_makes_a_whole_environment(venv: Path):
    bootstrap.ensure("run", venv)

    assert synced(venv) == "requirements.txt"
    assert bootstrap.read_stamp(venv) == bootstrap.wanted_stamp("run")


def test_ensure_a_second_time_does_nothing(venv: Path):
    bootstrap.ensure("run", venv)
    synced(venv)

    bootstrap.ensure("run", venv)

    assert synced(venv) == "nothing"


def test_ensure_with_half_made_environment_makes_it_anew(venv: Path):
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text("")
    (venv / "leftover").write_text("")

    bootstrap.ensure("run", venv)

    assert synced(venv) == "requirements.txt"
    assert not (venv / "leftover").exists()


def test_ensure_interrupted_leaves_no_environment(venv: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(venv: Path, lock: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "sync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        bootstrap.ensure("run", venv)

    assert list(venv.parent.iterdir()) == []


def test_ensure_interrupted_update_is_not_trusted(venv: Path, monkeypatch: pytest.MonkeyPatch):
    bootstrap.ensure("run", venv)

    def interrupted(venv: Path, lock: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "sync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.ensure("dev", venv)

    assert bootstrap.read_stamp(venv) == ""


def test_ensure_run_after_dev_keeps_dev(venv: Path):
    bootstrap.ensure("dev", venv)
    synced(venv)

    bootstrap.ensure("run", venv)

    assert synced(venv) == "nothing"
    assert bootstrap.read_stamp(venv) == bootstrap.wanted_stamp("dev")


def test_ensure_with_changed_lock_updates(venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    bootstrap.ensure("run", venv)
    synced(venv)
    changed = tmp_path / "changed.txt"
    changed.write_text("another==1\n")
    monkeypatch.setitem(bootstrap.LOCKS, "run", changed)

    bootstrap.ensure("run", venv)

    assert synced(venv) == "changed.txt"


def test_ensure_points_scripts_at_the_final_folder(venv: Path):
    bootstrap.ensure("run", venv)

    assert (venv / "bin" / "tool").read_text() == f"#!{venv}/bin/python\n"


def test_main_with_old_python_names_the_way_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(bootstrap.SetUpError) as error:
        bootstrap.main(["run"])

    assert "Python 3.11 or newer is needed" in str(error.value)
    assert "3.9.2" in str(error.value)
    assert "make run PYTHON=python3.11" in str(error.value)


def test_need_venv_module_without_rights_prints_the_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bootstrap, "has_venv_module", lambda: False)
    monkeypatch.setattr(bootstrap, "apt_prefix", lambda: None)
    package = "python%d.%d-venv" % sys.version_info[:2]

    with pytest.raises(bootstrap.SetUpError, match=f"sudo apt-get install {package}"):
        bootstrap.need_venv_module()
