"""What the guard holds when the clock publishes: the time is taken away, and the newsroom told."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from core import mail
from core.guard.checking import kind_words
from core.guard.gate import Held, asking
from core.visibility import role_names

CATEGORY = "guard"
NEWSROOM = (role_names.EDITORS, role_names.COMMUNICATIONS, role_names.ADMINISTRATORS)


def publish(revision: Revision) -> None:
    """Publish what is due, or hold it: also what was let stand when it was scheduled may since have been withdrawn."""
    try:
        with asking(), transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except Held as held:
        with transaction.atomic():
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            _tell(revision, held)


def _tell(revision: Revision, held: Held) -> None:
    """Mail the newsroom, once for each draft. The mail says what kind of thing it was, not what."""
    address = AdminURLFinder().get_edit_url(held.row) or ""
    people = get_user_model().objects.filter(is_active=True, groups__name__in=NEWSROOM).exclude(email="")
    title = Truncator(str(held.row)).chars(80)
    with translation.override(settings.LANGUAGE_CODE):
        words = kind_words()
        kinds = ", ".join(sorted({words[finding.hit.kind] for finding in held.findings}))
        for to in people.order_by("email").values_list("email", flat=True).distinct():
            mail.send(
                to=to,
                subject=_("Not published: %(title)s") % {"title": title},
                text=_(
                    "“%(title)s” was to come out now, but the publish guard found something that may be private in it: "
                    "%(kinds)s. It has been held. Open it, look at it, and publish it or change it:"
                )
                % {"title": title, "kinds": kinds}
                + f"\n\n{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}\n",
                category=CATEGORY,
                key=f"guard-held:{revision.pk}:{revision.created_at:%s}:{to}"[:200],
            )
