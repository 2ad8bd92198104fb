"""What the association does during a year: the plans, their actions, and how far these have come."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.models import BasePage
from core.models.pages import BasePageManager, BasePageQuerySet
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind
from core.search.parts import Part
from core.visibility import serving
from program.panels import PlanPanel

OUTCOME, PDF = "sa-blev-det", "pdf"
VIEWS = {(OUTCOME,), (PDF,), (OUTCOME, PDF)}


class ActivityPlanQuerySet(BasePageQuerySet):
    """Activity plans, the newest first."""

    def readable_by(self, user: Any) -> ActivityPlanQuerySet:
        """Return the published plans that the user may read."""
        return self.live().visible_to(user).order_by("-year", "-pk")


class ActivityPlanIndexPage(SectionPageMixin, BasePage):
    """The plans of all years. Its address shows the newest one."""

    search_kind = Kind.POLITICS
    page_description = _("Gathers the plans of the years. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    subpage_types: ClassVar = ["program.ActivityPlanPage"]
    has_page_footer = False
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("activity plans")
        verbose_name_plural = _("activity plans")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the newest plan; its canonical address is its own. Without a plan, say that there is none."""
        response = super().serve(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):  # and no way to the sign-in: the reader may be here
            plans = ActivityPlanPage.objects.child_of(self).readable_by(request.user)
            plan = plans.select_related("locale").first()
            if plan is not None:
                return plan.serve(request)
        return response


class ActivityPlanPage(BasePage):
    """A year's plan. Its actions are rows of their own: publishing an older draft must not undo what was done."""

    search_kind = Kind.POLITICS
    search_part_name = _("planned action")
    page_description = _("What you will do during a year, and how it goes.")

    year = models.PositiveSmallIntegerField(
        _("year"), db_index=True, validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )

    objects = BasePageManager.from_queryset(ActivityPlanQuerySet)()

    content_panels: ClassVar = [
        PlanPanel(heading=_("What is to be done")),
        *Page.content_panels,
        FieldPanel("year"),
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
        *BasePage.extra_panels,
    ]
    parent_page_types: ClassVar = ["program.ActivityPlanIndexPage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("activity plan")
        verbose_name_plural = _("activity plans")

    def clean(self) -> None:
        """Let the address be the year: /verksamhetsplan/2027/."""
        if self.year:
            self.slug = str(self.year)
        super().clean()

    # What stands below the plan's address: what became of it all, and both as PDF.

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find `sa-blev-det/`, `pdf/` and `sa-blev-det/pdf/` below the page."""
        below = tuple(path_components)
        if below not in VIEWS:
            result: RouteResult = super().route(request, path_components)
            return result
        if not self.live:
            raise Http404
        return RouteResult(self, kwargs={"view": below})

    def serve(self, request: HttpRequest, *args: Any, view: tuple[str, ...] = (), **kwargs: Any) -> HttpResponseBase:
        """Answer with the plan, with what became of it, or with the PDF of either."""
        request.plan_view = view[0] if view and view[0] == OUTCOME else ""  # type: ignore[attr-defined]  # read by get_context
        if PDF in view:
            from program import plan_papers  # noqa: PLC0415 - it stands above the models

            return serving.refusal(self, request) or plan_papers.answer(self, request, request.plan_view)  # type: ignore[attr-defined]  # as above
        return super().serve(request, *args, **kwargs)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template of the plan, or of what became of it."""
        is_outcome = getattr(request, "plan_view", "") == OUTCOME
        return "program/activity_plan_outcome.html" if is_outcome else "program/activity_plan_page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the actions and the other years, or what became of the actions: four queries."""
        from program import plans  # noqa: PLC0415 - it stands above the models

        context = super().get_context(request, *args, **kwargs)
        return context | plans.page_context(self, request, is_outcome=getattr(request, "plan_view", "") == OUTCOME)

    def search_parts(self) -> list[Part]:
        """Return the actions: the search finds each at its own place on the page."""
        from program import plans  # noqa: PLC0415 - it stands above the models

        return plans.search_parts(self)


@register_setting(icon="list-ol", order=300)
class PlanSettings(BaseSiteSetting):
    """Whether those responsible are reminded every month, and when."""

    reminders = models.BooleanField(
        _("remind those responsible every month"),
        default=False,
        help_text=_("Each person with an e-mail address gets one mail with what is left to do."),
    )
    reminder_day = models.PositiveSmallIntegerField(
        _("day of the month"), default=1, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )

    panels: ClassVar = [FieldPanel("reminders"), FieldPanel("reminder_day")]

    class Meta:
        verbose_name = _("activity plan: reminders")
        verbose_name_plural = _("activity plan: reminders")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
