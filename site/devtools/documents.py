"""Write the demo documents as small tagged PDFs: `python site/devtools/documents.py`.

Headings, paragraphs, language and title are marked up, so that a screen reader can make use of the files.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.demo.content import DOCUMENTS
from core.demo.shapes import DocumentData

TARGET = Path(__file__).resolve().parents[1] / "core" / "demo" / "documents"
PAGE_WIDTH, PAGE_HEIGHT, LEFT, TOP = 595, 842, 71, 760


def literal(text: str) -> bytes:
    """The text as a PDF string in WinAnsi encoding."""
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def page_stream(document: DocumentData) -> bytes:
    """The drawing commands, each paragraph within its own marked content."""
    out, y = [b"0.114 0.082 0.145 rg"], TOP
    for number, (kind, text) in enumerate(document.paragraphs):
        first = number == 0
        font, size, leading, width = ("F2", 22 if first else 14, 20, 44) if kind == "h" else ("F1", 11.5, 17, 82)
        y -= 0 if first else 14 if kind == "h" else 2
        out.append(f"/{'H1' if first else 'H2' if kind == 'h' else 'P'} <</MCID {number}>> BDC".encode())
        for line in textwrap.wrap(text, width):
            out.append(f"BT /{font} {size} Tf {LEFT} {y} Td ".encode() + literal(line) + b" Tj ET")
            y -= leading
        out.append(b"EMC")
    return b"\n".join(out)


def pdf(document: DocumentData) -> bytes:
    """One A4 page. Objects: 1 catalogue, 2 pages, 3 page, 4 content, 5-6 fonts, 7 info, 8 structure, 9 its elements."""
    stream = page_stream(document)
    count = len(document.paragraphs)
    first = 11
    kids = " ".join(f"{first + n} 0 R" for n in range(count))
    title = b"<FEFF" + document.title.encode("utf-16-be").hex().upper().encode() + b">"
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
    objects: list[bytes] = [
        (
            b"<</Type/Catalog/Pages 2 0 R/Lang(sv-SE)/MarkInfo<</Marked true>>/StructTreeRoot 8 0 "
            b"R/ViewerPreferences<</DisplayDocTitle true>>>>"
        ),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]/Contents 4 0 R/StructParents "
            "0/Tabs/S/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>"
        ).encode(),
        f"<</Length {len(stream)}>>\nstream\n".encode() + stream + b"\nendstream",
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        b"<</Title " + title + b"/Author(Syrenen)>>",
        b"<</Type/StructTreeRoot/K 9 0 R/ParentTree 10 0 R>>",
        f"<</Type/StructElem/S/Document/P 8 0 R/K[{kids}]>>".encode(),
        f"<</Nums[0[{kids}]]>>".encode(),
    ]
    for number, (kind, _text) in enumerate(document.paragraphs):
        tag = "H1" if number == 0 else "H2" if kind == "h" else "P"
        objects.append(f"<</Type/StructElem/S/{tag}/P 9 0 R/Pg 3 0 R/K {number}>>".encode())
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 7 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for item in DOCUMENTS:
        path = TARGET / f"{item.key}.pdf"
        path.write_bytes(pdf(item))
        print(f"{path.name} {path.stat().st_size} bytes")
