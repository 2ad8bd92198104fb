"""The personal link: a form without sign-in, session or cookie. Only POST changes anything; the link is the key."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.guard import Held
from core.guard.checking import ANYWAY
from core.public_forms import guard
from reports import assigning, pictures, signed, writing
from reports.models import ReportText, WriterLink
from reports.texts import AFTER, BEFORE, PHASES
from reports.writer_form import PREVIEWING, SENDING, WriterForm, checked_area, initial_of

AUTOSAVE, ADD_ROW, SAVE = "autospara", "rad", "spara"
PASS_ON, REVOKE, NEW_LINK = "ersattare", "sparra", "ny-lank"
GONE, CONFLICT = 410, 409


def _private(response: Any) -> Any:
    """Keep the answer out of caches, search engines and other sites' logs: its address is a key."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return _private(TemplateResponse(request, f"reports/write/{name}.html", context, status=status))


def _texts(link: WriterLink) -> dict[str, ReportText]:
    return {text.phase: text for text in link.report.texts.select_related("latest_revision")}


def _phase(request: HttpRequest, link: WriterLink, texts: dict[str, ReportText]) -> str:
    """Return the text that is asked for; else the one whose turn it is."""
    asked = request.POST.get("fas") or request.GET.get("fas")
    if asked in PHASES:
        return asked
    return AFTER if link.report.sitting.is_over else BEFORE


@csrf_exempt  # there is no session that somebody else's page could use; the link itself is the key
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form, and receive it."""
    link = signed.link_of(token)
    if request.method == "POST" and request.POST.get("gor") == NEW_LINK:
        return _new_link(request, link)
    if link is None:
        return _page(request, "closed", {"why": "unknown"}, status=404)
    if not link.is_open(timezone.now()):
        return _page(request, "closed", {"why": "revoked" if link.revoked_at else "expired", "link": link}, status=GONE)
    texts = _texts(link)
    phase = _phase(request, link, texts)
    if request.method != "POST":
        return _form_page(request, link, texts, phase)
    if not guard.is_from_our_own_page(request):
        form = WriterForm(texts[phase], request.POST)
        form.messages.append(_("The form was not sent from our own page. Look your text through and send it again."))
        return _form_page(request, link, texts, phase, form=form, status=403)
    return _receive(request, link, texts, phase)


def _receive(request: HttpRequest, link: WriterLink, texts: dict[str, ReportText], phase: str) -> HttpResponse:
    doing = SENDING if ANYWAY in request.POST else request.POST.get("gor", SAVE)
    if doing in {PASS_ON, REVOKE}:
        return _end(request, link, doing)
    text = writing.draft_of(texts[phase])
    files = None if doing == AUTOSAVE else request.FILES
    form = WriterForm(text, request.POST, files, doing=doing)
    form.is_valid()
    problems = _save(form, link, texts[phase], request.POST.get("version", ""))
    if doing == AUTOSAVE:
        return _autosaved(texts[phase], problems)
    outcome = ""
    if doing == SENDING and not problems and not form.errors and form.asked is None:
        form.let_stand(link.person.name)
        try:
            outcome = writing.send(texts[phase], link)
        except writing.NotOpen:
            problems = _("The text cannot be changed by this link any more.")
        except Held as held:
            problems = " ".join(held.sentences)
    if problems or form.errors or form.asked is not None:
        status = CONFLICT if problems else 422
        if problems:
            form.messages.append(problems)
        return _form_page(request, link, _texts(link), phase, form=form, status=status)
    own = reverse("reports:write", args=[signed.token_of(link)])
    if outcome:
        return _private(HttpResponseRedirect(f"{own}?fas={phase}&klart={outcome}", status=303))
    ways = {PREVIEWING: f"{own}visa/?fas={phase}", ADD_ROW: f"{own}?fas={phase}#arenden"}
    return _private(HttpResponseRedirect(ways.get(doing, f"{own}?fas={phase}&klart=sparat"), status=303))


def _save(form: WriterForm, link: WriterLink, text: ReportText, version: str) -> str:
    """Keep what is right of the form, and return a sentence if it could not be kept."""
    values = form.values()
    if (upload := form.cleaned_data.get("bild")) is not None:
        try:
            values["image"] = pictures.keep(upload, title=values["headline"], alt=values["image_alt"])
        except ValidationError as error:
            form.add_error("bild", error)
    try:
        writing.save_draft(text, values, version=version)
    except writing.NotOpen:
        return _("The text cannot be changed by this link any more.")
    except writing.Overtaken:
        return _(
            "The text has been changed elsewhere meanwhile, perhaps in another tab. What you typed is still here, and "
            "the other text stands below it. Put them together and save again."
        )
    try:
        area = checked_area(form.cleaned_data.get("omrade", ""))
    except ValidationError as error:
        form.add_error("omrade", error)
    else:
        assigning.describe(link.report, area=area, takes_questions=form.cleaned_data.get("fragor", False))
    return ""


def _autosaved(text: ReportText, problem: str) -> HttpResponse:
    if problem:
        return _private(JsonResponse({"problem": problem}, status=CONFLICT))
    text.refresh_from_db()
    return _private(JsonResponse({"version": writing.version_of(text), "saved": _saved_words(text)}))


def _saved_words(text: ReportText) -> str:
    moment = writing.saved_at(text)
    if moment is None:
        return ""
    return _("The draft was saved %(time)s") % {"time": time_format(timezone.localtime(moment), "H.i")}


def _form_page(
    request: HttpRequest,
    link: WriterLink,
    texts: dict[str, ReportText],
    phase: str,
    *,
    form: WriterForm | None = None,
    status: int = 200,
) -> HttpResponse:
    text = texts[phase]
    draft = writing.draft_of(text)
    is_open = writing.may_write(text)
    context = {
        "link": link,
        "report": link.report,
        "sitting": link.report.sitting,
        "text": text,
        "draft": draft,
        "phase": phase,
        "phases": [(name, texts[name], writing.may_write(texts[name])) for name in PHASES if name in texts],
        "form": form or WriterForm(draft, initial=initial_of(draft)),
        "other": draft if status == CONFLICT else None,
        "version": writing.version_of(text),
        "saved": _saved_words(text),
        "is_open": is_open,
        "in_review": text.workflow_in_progress,
        "done": request.GET.get("klart", ""),
        "directly": writing.publishes_directly(link.person),
        "url": reverse("reports:write", args=[signed.token_of(link)]),
    }
    return _page(request, "form", context, status=status)


def _end(request: HttpRequest, link: WriterLink, doing: str) -> HttpResponse:
    """Hand the errand on, or close the link: each asks once more first, since neither can be taken back here."""
    if "ja" not in request.POST:
        url = reverse("reports:write", args=[signed.token_of(link)])
        return _page(request, "confirm", {"link": link, "doing": doing, "url": url, "sitting": link.report.sitting})
    if doing == REVOKE:
        WriterLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
        return _page(request, "closed", {"why": "now", "link": link})
    try:
        substitute = writing.hand_on(link)
    except writing.NotOpen:
        return _page(request, "closed", {"why": "revoked", "link": link}, status=GONE)
    return _page(request, "handed_on", {"link": link, "substitute": substitute, "sitting": link.report.sitting})


def _new_link(request: HttpRequest, link: WriterLink | None) -> HttpResponse:
    """Mail a new link in an expired one's place. The answer is the same whatever came of it, and pressed twice."""
    if guard.is_from_our_own_page(request) and not guard.wait(request, "ny-lank") and link is not None:
        writing.renew(link)
    return _page(request, "closed", {"why": "sent"})


def _open_link(token: str) -> WriterLink:
    link = signed.link_of(token)
    if link is None or not link.is_open(timezone.now()):
        raise Http404
    return link


def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show the report as it would look with the draft; of the other text only what is out."""
    link = _open_link(token)
    texts = _texts(link)
    draft = writing.draft_of(texts[_phase(request, link, texts)])
    if texts[draft.phase].live:
        raise Http404
    page = link.report
    page.show_draft(draft)
    page.main_image = None  # the draft's picture has an address that only this link opens
    request.is_preview = True  # type: ignore[attr-defined]  # read by page and cache
    context = page.get_context(request) | {"back_url": reverse("reports:write", args=[token]), "is_draft": True}
    return _private(TemplateResponse(request, "reports/report_page.html", context))


def picture(request: HttpRequest, token: str) -> Any:
    """Answer with the draft's picture, to who has the link."""
    link = _open_link(token)
    texts = _texts(link)
    image = writing.draft_of(texts[_phase(request, link, texts)]).image
    if image is None:
        raise Http404
    response = FileResponse(image.file.open("rb"))
    response["Content-Security-Policy"] = "default-src 'none'"
    return _private(response)
