"""Approving minutes by a link of one's own, without signing in: a GET changes nothing; only POST does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.public_forms import guard
from members_area.minutes import approving, errors, showing, signed
from members_area.models import ApprovalRound, Signature

GONE, CONFLICT, WRONG, FORBIDDEN = 410, 409, 422, 403
APPROVE, CHANGE = "godkann", "andra"
Outcome = ApprovalRound.Outcome


def _private(response: Any) -> Any:
    """Keep the answer out of caches, search engines and other sites' logs: its address is a key."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return _private(TemplateResponse(request, "members_area/approve.html", context, status=status))


@csrf_exempt  # there is no session that somebody else's page could use; the link itself is the key
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """Show the version that somebody is to approve, and take the answer."""
    row = signed.signature_of(token)
    if row is None:
        return _page(request, {"why": "unknown"}, 404)
    if not signed.may_still_read(row):
        return _page(request, {"why": "closed"}, GONE)
    approval = row.round
    now = timezone.now()
    if request.method == "POST":
        return _receive(request, row)
    if approval.outcome == Outcome.APPROVED:
        return _page(request, {"why": "approved", "row": row, "content": showing.for_reading(approval.content)})
    if not row.is_open(now):
        return _page(request, {"why": _why(row)}, GONE)
    return _show(request, row)


def _why(row: Signature) -> str:
    return {Outcome.OPEN: "expired", Outcome.CHANGES: "changes"}.get(Outcome(row.round.outcome), "replaced")


def _show(
    request: HttpRequest, row: Signature, *, problem: str = "", comment: str = "", status: int = 200
) -> HttpResponse:
    approval = row.round
    others = [one for one in approval.signatures.all() if one.pk != row.pk]
    context = {
        "row": row,
        "approval": approval,
        "content": showing.for_reading(approval.content),
        "others": others,
        "problem": problem,
        "comment": comment,
        "is_answered": row.answer == Signature.Answer.APPROVED,
        "changed": _changed_since(row),
    }
    return _page(request, context, status)


def _changed_since(row: Signature) -> list[dict[str, str]]:
    """Return the paragraphs that differ from the version that the same person was sent before this one."""
    approval = row.round
    before = (
        ApprovalRound.objects.filter(
            minutes_id=approval.minutes_id, version__lt=approval.version, signatures__user=row.user
        )
        .order_by("-version")
        .first()
    )
    if before is None:
        return []
    known = {paragraph["number"]: paragraph for paragraph in before.content["paragraphs"]}
    return [
        {"number": paragraph["number"], "title": paragraph["title"]}
        for paragraph in approval.content["paragraphs"]
        if known.get(paragraph["number"]) != paragraph
    ]


def _receive(request: HttpRequest, row: Signature) -> HttpResponse:
    comment = request.POST.get("kommentar", "").replace("\0", "")[:4000]
    wants_change = request.POST.get("gor") == CHANGE
    if not guard.is_from_our_own_page(request):
        problem = _("The form was not sent from our own page. Look it through and press again.")
        return _show(request, row, problem=problem, comment=comment, status=FORBIDDEN)
    try:
        if row.round.outcome != Outcome.APPROVED and wants_change:
            approving.ask_for_change(row, comment=comment)
            return _page(request, {"why": "thanks-change", "comment": comment})
        if row.round.outcome != Outcome.APPROVED:
            approving.approve(row, seen_hash=request.POST.get("version", "")[:64])
    except errors.NotPossible as error:
        if (answer := _not_possible(request, row, str(error), comment)) is not None:
            return answer
    return _private(HttpResponseRedirect(request.path, status=303))


def _not_possible(request: HttpRequest, row: Signature, problem: str, comment: str) -> HttpResponse | None:
    """Say why an answer was not taken, with what was typed; None if all have approved meanwhile."""
    fresh = signed.signature_of(signed.token_of(row)) or row
    if fresh.round.outcome == Outcome.APPROVED:
        return None
    if fresh.is_open(timezone.now()):
        status = WRONG if request.POST.get("gor") == CHANGE else CONFLICT
        return _show(request, fresh, problem=problem, comment=comment, status=status)
    return _page(request, {"why": _why(fresh), "problem": problem, "comment": comment}, CONFLICT)
