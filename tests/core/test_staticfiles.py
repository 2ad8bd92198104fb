"""The style sheets' inlining and minifying."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from core.staticfiles import SiteStaticFilesStorage, inline_imports, minify, rebase_urls


def reader(sheets):
    return sheets.__getitem__


def test_inline_imports_joins_nested_sheets_in_order():
    sheets = {
        "css/main.css": '@import "a.css";\n@import "b.css";\np{}',
        "css/a.css": '@import "parts/c.css";a{}',
        "css/b.css": "b{}",
        "css/parts/c.css": "c{}",
    }

    text, parts = inline_imports("css/main.css", reader(sheets))

    assert text == "c{}a{}\nb{}\np{}"
    assert parts == ["css/a.css", "css/parts/c.css", "css/b.css"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('@import "a.css";', "a{}"),
        ("@import url(a.css);", "a{}"),
        ('@import url("a.css") layer(parts);', "@layer parts{a{}}"),
        ('@import "a.css" layer;', "@layer{a{}}"),
        ('@import "a.css" print;', "@media print{a{}}"),
        ('@import "a.css" layer(print) print;', "@media print{@layer print{a{}}}"),
        (
            '@import "a.css" layer(x) supports(display: grid) (min-width: 40rem);',
            "@media (min-width: 40rem){@supports (display: grid){@layer x{a{}}}}",
        ),
    ],
)
def test_inline_imports_keeps_layer_and_conditions(rule, expected):
    text, _parts = inline_imports("main.css", reader({"main.css": rule, "a.css": "a{}"}))

    assert text == expected


def test_inline_imports_leaves_comments_and_other_sites():
    source = '/* @import "gone.css"; */@import "https://example.org/x.css";'

    assert inline_imports("main.css", reader({"main.css": source})) == (source, [])


def test_inline_imports_refuses_a_circle():
    sheets = {"a.css": '@import "b.css";', "b.css": '@import "a.css";'}

    with pytest.raises(ValueError, match=r"a\.css > b\.css > a\.css"):
        inline_imports("a.css", reader(sheets))


def test_rebase_urls_moves_relative_addresses_only():
    text = "a{b:url(../../img/x.svg)}c{d:url('data:image/svg+xml,%3C')}e{f:url(#g)}h{i:url(/j.png)}"

    assert rebase_urls(text, "css/components/a.css", "css/main.css") == (
        "a{b:url(\"../img/x.svg\")}c{d:url('data:image/svg+xml,%3C')}e{f:url(#g)}h{i:url(/j.png)}"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a {\n  color: red;\n  b: c;\n}\n", "a{color:red;b:c}"),
        ("/* one */ a /* two */ {}", "a{}"),
        ("a :is(b, c) > d { x: y }", "a :is(b,c)>d{x:y}"),
        ("a{width: min(100% - 2 * var(--g), 3rem)}", "a{width:min(100% - 2 * var(--g),3rem)}"),
        (
            "@media (min-width: 1rem) and (max-width: 2rem) {a{b:c}}",
            "@media (min-width:1rem) and (max-width:2rem){a{b:c}}",
        ),
        ('a::before{content: "x ; /* y */  {"}', 'a::before{content:"x ; /* y */  {"}'),
        ("a{b:url(data:image/svg+xml;utf8,x)}", "a{b:url(data:image/svg+xml;utf8,x)}"),
    ],
)
def test_minify_drops_only_what_means_nothing(source, expected):
    assert minify(source) == expected


def test_storage_publishes_one_sheet_and_hashed_modules(tmp_path, settings):
    settings.DEBUG = False
    source = InMemoryStorage()
    files = {
        "css/main.css": '@layer a;@import "part.css" layer(a);',
        "css/part.css": 'p { background: url("../img/x.svg"); }',
        "img/x.svg": "<svg/>",
        "js/main.js": 'import "./share.js";',
        "js/share.js": "export {};",
    }
    for name, text in files.items():
        source.save(name, ContentFile(text.encode()))
    storage = SiteStaticFilesStorage(location=tmp_path, base_url="/static/")
    for name in files:
        storage.save(name, source.open(name))

    for _name, _hashed, processed in storage.post_process({name: (source, name) for name in files}):
        assert not isinstance(processed, Exception)

    sheet = storage.open(storage.stored_name("css/main.css")).read().decode()
    picture = storage.stored_name("img/x.svg").removeprefix("img/")
    assert sheet == f'@layer a;@layer a{{p{{background:url("../img/{picture}")}}}}'
    module = storage.open(storage.stored_name("js/main.js")).read().decode()
    assert module == f'import"./{storage.stored_name("js/share.js").removeprefix("js/")}";'
    assert not (tmp_path / "css" / "part.css").exists()
