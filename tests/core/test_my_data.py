"""What the site keeps of a person: apps add their parts."""

from types import SimpleNamespace

from core import my_data


def test_parts_are_gathered_and_have_an_end(monkeypatch):
    monkeypatch.setattr(my_data, "_parts", {})
    my_data.register("b", "Anmälningar", lambda user: [(user.email, number) for number in range(my_data.MOST + 1)])
    my_data.register("a", "Frågor", lambda user: iter(()))

    first, second = my_data.parts_of(SimpleNamespace(email="maj@example.org"))

    assert first == {"key": "a", "title": "Frågor", "rows": []}
    assert (second["title"], second["rows"][1]) == ("Anmälningar", ("maj@example.org", 1))
    assert len(second["rows"]) == my_data.MOST
