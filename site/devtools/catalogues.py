"""The interface's catalogues, kept without GNU gettext's programs.

    make catalogues                                  collect new texts, compile
    python -m devtools.catalogues --check       is everything translated?
    python -m devtools.catalogues --missing sv  what is left to translate
    python -m devtools.catalogues --prune       forget texts nobody uses

msgids are English. The English catalogue is therefore the msgids themselves and
fills itself in; Swedish and Arabic are translated by people. The files carry
neither line numbers nor dates, so that a change shows only what changed.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "site" / "locale"
SOURCE = "en"
PLURALS = {
    "sv": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 "
        ": n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
SHOWN = 40  # lines; more than that nobody reads
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def catalogue(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> polib.POFile:
    """The catalogue as it stands, or an empty one."""
    path = catalogue(language)
    file = polib.pofile(str(path)) if path.exists() else polib.POFile()
    file.wrapwidth = 100
    file.metadata = {
        "Project-Id-Version": "Syrenen",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return file


def key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgctxt or ""


def identity(entry: polib.POEntry, language: str) -> None:
    """Fill in an entry of the source language with its own msgid."""
    if language != SOURCE:
        return
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def update(language: str, texts: list[polib.POEntry], *, prune: bool) -> None:
    """Bring one catalogue up to the texts, keeping every translation there is."""
    old = read(language)
    known = {key(entry): entry for entry in old}
    new = read(language)
    new.clear()
    for text in texts:
        entry = polib.POEntry(
            msgid=text.msgid,
            msgid_plural=text.msgid_plural,
            msgctxt=text.msgctxt,
            comment=text.comment,
            occurrences=text.occurrences,
            flags=text.flags,
        )
        had = known.pop(key(entry), None)
        if had is not None and bool(had.msgid_plural) == bool(entry.msgid_plural):
            entry.msgstr, entry.msgstr_plural = had.msgstr, had.msgstr_plural
            entry.tcomment = had.tcomment
        elif entry.msgid_plural:
            forms = int(re.search(r"nplurals=(\d)", PLURALS[language])[1])  # type: ignore[index] # ours has it
            entry.msgstr_plural = dict.fromkeys(range(forms), "")
        identity(entry, language)
        new.append(entry)
    for entry in known.values():
        if not prune and entry.translated() and language != SOURCE:
            entry.obsolete, entry.occurrences = True, []
            new.append(entry)
    new.sort(key=lambda entry: (entry.obsolete, *key(entry)))
    path = catalogue(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = str(new)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"• Updated {path.relative_to(ROOT)}.")


def compile_all() -> list[Path]:
    """Compile each catalogue whose .mo is missing or older in content; return those."""
    compiled = []
    for language in PLURALS:
        path = catalogue(language)
        if not path.exists():
            continue
        target, content = path.with_suffix(".mo"), read(language).to_binary()
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
            compiled.append(target)
    return compiled


def untranslated(file: polib.POFile) -> list[polib.POEntry]:
    return [entry for entry in file if not entry.obsolete and not entry.translated()]


def wrong_placeholders(entry: polib.POEntry) -> bool:
    """Whether a translation lost or invented a placeholder, which breaks the page."""
    wanted = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    if entry.msgid_plural:  # a form for one or two may leave the number out
        return any(set(PLACEHOLDER.findall(form)) - wanted for form in entry.msgstr_plural.values())
    return set(PLACEHOLDER.findall(entry.msgstr)) != wanted


def problems(texts: list[polib.POEntry]) -> Iterator[str]:
    """What keeps the catalogues from being complete, a line each."""
    files = {language: read(language) for language in PLURALS}
    known = [{key(entry) for entry in file if not entry.obsolete} for file in files.values()]
    for text in texts:
        if not all(key(text) in one for one in known):
            yield f"{text.occurrences[0][0]}: {text.msgid!r} is in no catalogue yet (make catalogues)"
    for language, file in files.items():
        path = catalogue(language).relative_to(ROOT)
        for entry in file:
            if entry.obsolete:
                continue
            if entry.fuzzy:
                yield f"{path}: fuzzy {entry.msgid!r}"
            elif not entry.translated():
                yield f"{path}: untranslated {entry.msgid!r}"
            elif wrong_placeholders(entry):
                yield f"{path}: placeholders differ in {entry.msgid!r}"
        compiled = catalogue(language).with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != file.to_binary():
            yield f"{compiled.relative_to(ROOT)}: not compiled from its .po (make catalogues)"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", choices=sorted(PLURALS), metavar="LANGUAGE")
    parser.add_argument("--prune", action="store_true")
    arguments = parser.parse_args()

    if arguments.missing:
        left = untranslated(read(arguments.missing))
        for entry in left:
            print(f"{entry.msgid!r}\n    {', '.join(name for name, _ in entry.occurrences)}")
        print(f"{len(left)} left to translate in {catalogue(arguments.missing).relative_to(ROOT)}.")
        return 0

    from devtools.extraction import texts  # needs Babel, which only development has

    if arguments.check:
        found = list(problems(texts()))
        print("\n".join(found[:SHOWN]) or "The catalogues are complete.")
        if len(found) > SHOWN:
            print(f"… and {len(found) - SHOWN} more")
        return 1 if found else 0
    for language in PLURALS:
        update(language, texts(), prune=arguments.prune)
    for path in compile_all():
        print(f"• Compiled {path.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
