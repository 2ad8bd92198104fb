"""Nobody meets an untranslated text, in any of the three languages."""

from devtools import catalogues
from devtools.extraction import texts


def test_catalogues_are_complete():
    assert list(catalogues.problems(texts())) == []
