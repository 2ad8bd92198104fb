"""The import in the admin: upload, match the columns, look through, confirm, watch."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core import spreadsheets
from members_area.importing import applying, columns, comparing
from members_area.models import ImportedRow, RegisterImport, RegisterLook, RememberedColumns
from members_area.register import log

PER_PAGE = 100
LABELS = {field.key: field.label for field in columns.FIELDS} | {"left_on": _("left")}
may_import = permission_required("members_area.import_member", raise_exception=True)
State = RegisterImport.State


class UploadForm(forms.Form):
    """The party's list."""

    file = forms.FileField(
        label=_("The list"),
        help_text=_("CSV or a spreadsheet (xlsx). The first row has the headings."),
        error_messages={"empty": _("The file is empty."), "required": _("Choose a file.")},
    )

    def clean_file(self) -> Any:
        """Refuse what is too large, or no list; read the headings."""
        upload = self.cleaned_data["file"]
        if upload.size > spreadsheets.MOST_BYTES:
            raise forms.ValidationError(_now("The file is larger than 20 MB. Take a part of the list at a time."))
        content = upload.read()
        try:
            self.headings = next((row for row in spreadsheets.rows_of(content, least_columns=2) if row), [])
        except spreadsheets.UnreadableList as error:
            raise forms.ValidationError(str(error)) from error
        self.content = content
        return upload


class ColumnsForm(forms.Form):
    """Which heading means what."""

    def __init__(self, data: Any, *, headings: list[str], guessed: dict[str, str]) -> None:
        super().__init__(data)
        self.headings = headings
        choices = [("", _("Leave out")), *((field.key, field.label) for field in columns.FIELDS)]
        for number, heading in enumerate(headings):
            kept_out = bool(columns.NEVER.search(heading))
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading or _now("(no heading)"),
                choices=choices[:1] if kept_out else choices,
                required=False,
                initial=guessed.get(heading, ""),
                help_text=_now("Personal identity numbers are never read.") if kept_out else "",
            )

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and for each field once."""
        data = super().clean() or {}
        chosen = [value for value in data.values() if value]
        for key in {value for value in chosen if chosen.count(value) > 1}:
            raise forms.ValidationError(_now("Two columns mean the same: %(field)s.") % {"field": LABELS[key]})
        if not {"first_name", "last_name", "name"} & set(chosen):
            raise forms.ValidationError(_now("Say which column has the name."))
        if not {"number", "email"} & set(chosen):
            raise forms.ValidationError(
                _now("Say which column has the membership number or the e-mail address: members are known by it.")
            )
        return data

    @property
    def matched(self) -> dict[str, str]:
        """Return a field for each heading."""
        return {heading: self.cleaned_data[f"column-{n}"] for n, heading in enumerate(self.headings)}


def _context(step: str, found: RegisterImport | None = None, **more: Any) -> dict[str, Any]:
    return {
        "header_title": _now("Import a list"),
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _now("Home")},
            {"url": reverse("members:index"), "label": _now("Members")},
            {"url": "", "label": _now("Import a list")},
        ],
        "step": step,
        "register_import": found,
        **more,
    }


#: What a button does with a row, and where it comes from.
MOVES = {
    "keep": (ImportedRow.Kind.GONE, ImportedRow.Kind.KEPT),
    "let-go": (ImportedRow.Kind.KEPT, ImportedRow.Kind.GONE),
}
TEMPLATE = "members_area/admin/import.html"


@may_import
def upload(request: HttpRequest) -> HttpResponse:
    """Take the list, and show earlier ones."""
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        uploader: Any = request.user
        found = RegisterImport.objects.create(
            user=uploader, file_name=form.cleaned_data["file"].name[:200], content=form.content,
            headings=form.headings,
        )  # fmt: skip
        return redirect("members_import_one", found.pk)
    earlier = RegisterImport.objects.defer("content").select_related("user")[:10]
    return TemplateResponse(
        request, TEMPLATE, _context("upload", form=form, earlier=earlier), status=422 if form.is_bound else 200
    )


@may_import
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the import where it stands, and take the next step."""
    found = get_object_or_404(RegisterImport, pk=pk)
    if found.state == State.COLUMNS:
        return _match(request, found)
    if request.method == "POST":
        return _confirm(request, found)
    if found.state in (State.READING, State.APPLYING):
        return TemplateResponse(request, TEMPLATE, _context("wait", found))
    if found.state == State.FAILED:
        return TemplateResponse(request, TEMPLATE, _context("failed", found))
    return TemplateResponse(request, TEMPLATE, _context("review", found, **_shown(request, found)))


def _match(request: HttpRequest, found: RegisterImport) -> HttpResponse:
    guessed = columns.guess(found.headings, RememberedColumns.recall(found.headings))
    form = ColumnsForm(request.POST if request.method == "POST" else None, headings=found.headings, guessed=guessed)
    if form.is_bound and form.is_valid():
        found.columns = form.matched
        RememberedColumns.remember(form.matched)
        try:
            comparing.start(found)
        except spreadsheets.UnreadableList as error:
            form.add_error(None, str(error))
        else:
            return redirect("members_import_one", found.pk)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, TEMPLATE, _context("columns", found, form=form), status=status)


def _shown(request: HttpRequest, found: RegisterImport) -> dict[str, Any]:
    counts = found.counts()
    kinds = [
        {"key": kind.value, "label": kind.label, "count": counts[kind.value]}
        for kind in ImportedRow.Kind
        if counts[kind.value]
    ]
    asked = request.GET.get("visa", "")
    kind = asked if asked in counts else next((row["key"] for row in kinds), ImportedRow.Kind.NEW)
    page = Paginator(found.rows.filter(kind=kind), PER_PAGE).get_page(request.GET.get("p"))
    rows = [
        {
            "row": row,
            "changes": [(LABELS.get(key, key), *pair) for key, pair in row.changes.items()],
            "values": [(LABELS.get(key, key), value) for key, value in row.values.items()],
        }
        for row in page.object_list
    ]
    changing = counts["new"] + counts["changed"]
    return {"kinds": kinds, "kind": kind, "page": page, "rows": rows, "counts": counts, "changing": changing}


def _move(request: HttpRequest, found: RegisterImport, before: str, after: str) -> HttpResponse:
    """Keep one member who is not in the list, or let them go after all."""
    asked = request.POST.get("row", "")
    row = found.rows.filter(pk=asked, kind=before).first() if asked.isdecimal() and len(asked) < 19 else None
    if row is not None:
        row.kind = after
        row.save(update_fields=["kind"])
    left = found.rows.filter(kind=before).exists()
    return redirect(f"{reverse('members_import_one', args=[found.pk])}?visa={before if left else after}")


def _confirm(request: HttpRequest, found: RegisterImport) -> HttpResponse:
    if request.POST.get("action") == "forget" and found.state in (State.REVIEW, State.FAILED, State.DONE):
        found.delete()
        messages.success(request, _now("Forgotten."))
        return redirect("members_import")
    if (moved := MOVES.get(request.POST.get("action", ""))) and found.state == State.REVIEW:
        return _move(request, found, *moved)
    if applying.start(found, take_gone=request.POST.get("gone") == "on"):
        log.note(request.user, RegisterLook.Kind.IMPORT, count=found.total, detail=found.file_name)
    return redirect("members_import_one", found.pk)
