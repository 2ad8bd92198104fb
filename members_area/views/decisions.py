"""The register of decisions: what was decided, who does it and when; filtered, searched, and ticked off."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.public_forms.receiving import found_or_404
from core.visibility import audiences
from members_area.models import Decision, MeetingKind
from members_area.models.private import may_write

PAGE_SIZE = 30
LONGEST = 100


@never_cache
@login_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List the decisions that the reader may read."""
    if audiences.MEMBERS not in audiences.audiences_of(request.user) and not request.user.is_superuser:
        raise PermissionDenied
    chosen = _chosen(request)
    rows = Decision.objects.visible_to(request.user).select_related("minutes", "member__user")
    if chosen["lage"]:
        rows = rows.filter(state=chosen["lage"])
    if chosen["slag"]:
        rows = rows.filter(kind=chosen["slag"])
    if chosen["mina"]:
        rows = rows.filter(member__user_id=request.user.pk or 0)
    for word in chosen["q"].split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(responsible__icontains=word))
    today = timezone.localdate()
    shown = Paginator(rows.open_first(), PAGE_SIZE).get_page(request.GET.get("sida"))
    writes = may_write(request.user)
    found: list[Any] = list(shown.object_list)
    for row in found:
        row.is_overdue = row.is_late(today)
        row.may_tick = row.state == Decision.State.OPEN and (writes or _is_mine(row, request.user))
    shown.object_list = found
    asked = {name: value for name, value in chosen.items() if value}
    context = {
        "rows": shown,
        "chosen": chosen,
        "states": Decision.State.choices,
        "kinds": MeetingKind.choices,
        "base_query": f"{urlencode(asked)}&" if asked else "",
        "is_filtered": bool(asked),
        "language": settings.LANGUAGE_CODE if get_language() != settings.LANGUAGE_CODE else "",  # of what is written
    }
    return TemplateResponse(request, "members_area/decisions.html", context)


def _is_mine(row: Decision, user: Any) -> bool:
    return bool(row.member and row.member.user_id == user.pk)


def _chosen(request: HttpRequest) -> dict[str, str]:
    state, kind = request.GET.get("lage", ""), request.GET.get("slag", "")
    return {
        "lage": state if state in Decision.State.values else "",
        "slag": kind if kind in MeetingKind.values else "",
        "mina": "ja" if request.GET.get("mina") else "",
        "q": request.GET.get("q", "").replace("\0", "").strip()[:LONGEST],
    }


@never_cache
@login_required
@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a decision has been carried out: by who is responsible, or the board."""
    row = found_or_404(Decision.objects.visible_to(request.user).select_related("member"), pk)
    if not (may_write(request.user) or _is_mine(row, request.user)):
        raise PermissionDenied
    row.state = Decision.State.DONE
    row.save()
    messages.success(request, _("Noted as done: %(title)s") % {"title": row.title})
    return HttpResponseRedirect(reverse("members_area:decisions"), status=303)
