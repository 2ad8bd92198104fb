"""A term's list of sittings, as it is pasted and uploaded."""

import datetime
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from core.spreadsheets import UnreadableList
from reports.term_list import read_file, read_lines

FEB = datetime.date(2027, 2, 15)


def read(text):
    lines, problems = read_lines(text)
    return [(line.date, line.time, line.place) for line in lines], [(p.number, p.text) for p in problems]


@pytest.mark.parametrize(
    ("line", "time", "place"),
    [
        ("2027-02-15", None, ""),
        ("2027-02-15 13.00", datetime.time(13), ""),
        ("2027-02-15T13:00", datetime.time(13), ""),
        ("2027-02-15 13:30:00 Kommunhuset", datetime.time(13, 30), "Kommunhuset"),
        ("måndag 15 februari 2027 kl. 9 Sal 3", datetime.time(9), "Sal 3"),
        ("15/2 2027 kl 18.00", datetime.time(18), ""),
        ("15.2.2027 13.00–16.00 Aulan", datetime.time(13), "Aulan"),
        ("Kommunhuset; 2027-02-15; 13.00", datetime.time(13), "Kommunhuset"),
        ("2027-02-15;13:00;Kronogatan 2", datetime.time(13), "Kronogatan 2"),
    ],
)
def test_line_is_read_however_it_is_written(line, time, place):
    assert read(line) == ([(FEB, time, place)], [])


def test_address_of_papers_is_taken_out():
    lines, _problems = read_lines("2027-02-15 13.00 https://kommun.example/bun")

    assert (lines[0].papers_url, lines[0].place) == ("https://kommun.example/bun", "")


def test_wrong_lines_are_named_and_the_rest_goes_in():
    found, problems = read(
        "Datum;Tid\n2027-02-15 13.00\n\n2027-02-30 13.00\nkommer snart 3\n2027-02-15 27.00\n2027-03-01"
    )

    assert [date for date, _time, _place in found] == [FEB, datetime.date(2027, 3, 1)]
    assert [number for number, _text in problems] == [4, 5, 6]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_csv_of_swedish_spreadsheets_is_read(encoding):
    data = "Datum;Tid;Plats\r\n2027-02-15;13:00;Högsalen\r\n".encode(encoding)

    assert read(read_file("datum.csv", data)) == ([(FEB, datetime.time(13), "Högsalen")], [])


def test_spreadsheet_is_read():
    book = Workbook()
    book.active.append(["Datum", "Tid", "Plats"])
    book.active.append([datetime.datetime(2027, 2, 15), datetime.time(13), "Högsalen"])  # noqa: DTZ001 - a cell has no zone
    book.active.append([datetime.datetime(2027, 3, 1, 9, 30), None, None])  # noqa: DTZ001 - as above
    data = io.BytesIO()
    book.save(data)

    found, problems = read(read_file("datum.xlsx", data.getvalue()))

    assert found == [(FEB, datetime.time(13), "Högsalen"), (datetime.date(2027, 3, 1), datetime.time(9, 30), "")]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xlsx", b"nej"), ("a.csv", b"PK\x03\x04"), ("a.pdf", b"%PDF-1.7"), ("a.csv", b"x" * 3_000_000)],
)
def test_file_of_another_kind_is_refused_with_a_sentence(name, data):
    with pytest.raises(UnreadableList):
        read_file(name, data)


def test_file_in_unicode_of_another_kind_is_read():
    data = "2027-02-15 13.00 Högsalen".encode("utf-16")

    assert read(read_file("datum.txt", data)) == ([(FEB, datetime.time(13), "Högsalen")], [])


def test_packed_file_that_would_fill_the_memory_is_refused(monkeypatch):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    monkeypatch.setattr("core.spreadsheets.MOST_UNPACKED", 1_000_000)

    with pytest.raises(UnreadableList, match="för stor"):
        read_file("datum.xlsx", data.getvalue())


@given(st.text(max_size=120))
def test_any_line_is_answered(line):
    lines, problems = read_lines(line)

    assert len(lines) + len(problems) <= max(1, len(line.splitlines()))
