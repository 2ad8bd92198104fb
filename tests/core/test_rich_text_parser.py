"""Two editors at once get their own texts."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

pytestmark = pytest.mark.django_db


def words(converter, word):
    html = "".join(f"<p>{word} <b>{number}</b></p>" for number in range(60))
    return {block["text"].split()[0] for block in json.loads(converter.from_database_format(html))["blocks"]}


def test_each_reading_has_its_own_parser():
    converter = ContentstateConverter(["bold"])
    converter.html_to_contentstate_handler = None  # the one that all threads would share
    assert words(converter, "ett") == {"ett"}


def test_threads_do_not_mix():
    converter = ContentstateConverter(["bold"])
    asked = ["ett", "två", "tre", "fyra"] * 8
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda word: words(converter, word), asked))
    assert found == [{word} for word in asked]
