"""The libraries that PDF files need are installed where that may be done, and named where it may not."""

from devtools import libraries


def test_nothing_is_installed_that_is_there(monkeypatch):
    monkeypatch.setattr(libraries, "missing", list)

    libraries.ensure(lambda packages: 1 / 0, lambda text: 1 / 0)


def test_what_is_missing_is_installed(monkeypatch):
    found = [["pango-1.0"], []]
    monkeypatch.setattr(libraries, "missing", lambda: found.pop(0))
    installed = []

    libraries.ensure(lambda packages: installed.append(packages) or True, lambda text: None)

    assert installed == [libraries.PACKAGES]


def test_what_cannot_be_installed_is_named(monkeypatch):
    monkeypatch.setattr(libraries, "missing", lambda: ["pango-1.0"])
    said = []

    libraries.ensure(lambda packages: False, said.append)

    assert "libpango-1.0-0" in said[-1]
