"""Readers' questions: asking, reporting, and answering by a signed link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.guard.checking import ANYWAY, Asked, open_findings, subject_of
from core.public_forms import guard, receiving
from reports import answering, question_forms, signed
from reports.models import ReaderQuestion, ReportPage

ANSWER_WITHIN = 60 * 24 * 3600  # seconds
MOST_ANSWER = 4000


@csrf_exempt  # a stranger's form: core.public_forms looks who posts
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, report_id: int) -> HttpResponseBase:
    """Receive a question; show the report again with what was typed when something is wrong."""
    reports = ReportPage.objects.readable_by(request.user).filter(takes_questions=True)
    report = receiving.found_or_404(reports, report_id)
    form = question_forms.new_form(report, request.POST)
    deliver = question_forms.keep(report, get_language() or "")
    return receiving.answer(request, report, form, deliver=deliver, anchor="#fragor")


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def report_abuse(request: HttpRequest, question_id: int) -> HttpResponse:
    """Note that somebody finds a question abusive, having asked whether they mean it."""
    question = receiving.found_or_404(ReaderQuestion.objects.public().select_related("report"), question_id)
    if not ReportPage.objects.readable_by(request.user).filter(pk=question.report_id).exists():
        raise Http404
    done = False
    if request.method == "POST" and guard.is_from_our_own_page(request) and not guard.wait(request, "anmal"):
        answering.report(question)
        done = True
    context = {"question": question, "report": question.report, "is_done": done}
    response = TemplateResponse(request, "reports/report_abuse.html", context)
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt  # the signed link is the key
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Let the representative answer a question by the link in the mail."""
    question = signed.question_of(token, ANSWER_WITHIN)
    status, problem, done, asked = 200, "", False, None
    if question is None or not question.is_public:
        status, question = (404 if question is None else 410), None
    text = question.answer if question else ""
    if question is not None and request.method == "POST":
        text = request.POST.get("svar", "").replace("\x00", "").strip()
        if not guard.is_from_our_own_page(request):
            status, problem = (
                403,
                _("The form was not sent from our own page. Look your text through and send it again."),
            )
        elif not text:
            status, problem = 422, _("Write an answer")
        elif len(text) > MOST_ANSWER:
            status, problem = 422, _("The answer is too long: 4000 characters at most.")
        else:
            found = open_findings(question.report, [("svar", text)])
            asked = Asked.by(request.POST, found, anyway=ANYWAY in request.POST)
            if asked.left:
                status, problem = 422, " ".join(finding.sentence for finding in asked.left)
            else:
                writer = question.report.writer
                asked.note(subject_of(question.report), title=str(question.report), who=str(writer or ""))
                answering.answer(question, text, writer)
                asked, done = None, True
    context = {
        "question": question,
        "text": text,
        "problem": problem,
        "asked": asked,
        "is_done": done,
        "token": token,
    }
    response = TemplateResponse(request, "reports/answer.html", context, status=status)
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
