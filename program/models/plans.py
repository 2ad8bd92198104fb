"""What the association does during a year: the plans, their actions, and how far these have come."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from core.models.pages import BasePageManager, BasePageQuerySet
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind
from program.progress import ActionStatus, Tally, chapters_of


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
    page_description = _("What you will do during a year, and how it goes.")

    year = models.PositiveSmallIntegerField(
        _("year"), db_index=True, validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )

    objects = BasePageManager.from_queryset(ActivityPlanQuerySet)()

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("actions_text")]
    content_panels: ClassVar = [
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the actions and the other years: two queries."""
        others = ActivityPlanPage.objects.sibling_of(self, inclusive=False).readable_by(request.user)
        extra = self.progress() | {"other_plans": list(others.defer("body", "easy_read"))}
        return super().get_context(request, *args, **kwargs) | extra

    @property
    def actions_text(self) -> str:
        """Return what is planned as plain text, for the search: one query."""
        return "\n".join(PlannedAction.objects.of_plan(self).values_list("text", flat=True))

    def progress(self) -> dict[str, Any]:
        """Return chapters, counts and the day of the latest change: one query."""
        actions = list(PlannedAction.objects.of_plan(self))
        return {
            "chapters": chapters_of(actions),
            "counts": Tally.of(action.status for action in actions),
            "changed_at": max((action.changed_at for action in actions), default=None),
            "statuses": ActionStatus.choices,
        }


class PlannedActionQuerySet(models.QuerySet["PlannedAction"]):
    """Questions about planned actions."""

    def of_plan(self, plan: ActivityPlanPage) -> PlannedActionQuerySet:
        """Return a plan's actions in order. A translated plan has those of its source: the rows are not translated."""
        return self.filter(plan__translation_key=plan.translation_key).order_by("sort_order", "pk")


class PlannedAction(models.Model):
    """Something that the association set out to do in a year."""

    plan = models.ForeignKey(
        ActivityPlanPage, verbose_name=_("activity plan"), on_delete=models.CASCADE, related_name="actions"
    )
    chapter = models.CharField(
        _("chapter"), max_length=120, help_text=_("Actions with the same chapter stand together. For example: Studies")
    )
    text = models.CharField(_("what we will do"), max_length=255)
    responsible = models.CharField(_("responsible"), max_length=120, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=ActionStatus.choices, default=ActionStatus.PLANNED, db_index=True
    )
    evidence = models.CharField(
        _("what shows it"),
        max_length=255,
        blank=True,
        help_text=_("One line on what was done, or why it will not happen. For example: 14 of 19 have a mentor."),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PlannedActionQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("evidence")], heading=_("How it goes")),
        FieldPanel("responsible"),
        MultiFieldPanel(
            [FieldPanel("plan"), FieldRowPanel([FieldPanel("chapter"), FieldPanel("sort_order")])],
            heading=_("In the plan"),
        ),
    ]

    class Meta:
        verbose_name = _("planned action")
        verbose_name_plural = _("planned actions")
        ordering = ("plan", "sort_order", "pk")

    def __str__(self) -> str:
        return self.text
