"""Seats, sittings, writers, texts and questions in the admin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from core.guard.checking import ANYWAY, Asked, open_findings, subject_of
from core.guard.forms import GuardedForm
from core.guard.panels import GuardPanel
from core.visibility.audiences import may_read, readable_by
from reports import answering
from reports.models import ReaderQuestion, ReportText, Seat, Sitting, WriterProfile


class SeatViewSet(ModelViewSet):
    """Who sits where, from when to when."""

    model = Seat
    icon = "group"
    menu_label = _("Seats")
    list_display: ClassVar = ["person", "assembly", "kind", "task", "starts_on", "ends_on"]
    list_filter: ClassVar = ["assembly", "kind"]
    search_fields: ClassVar = ["person__name", "task"]
    search_backend_name = None


class SittingViewSet(ModelViewSet):
    """When assemblies meet."""

    model = Sitting
    icon = "calendar-alt"
    menu_label = _("Sittings")
    list_display: ClassVar = ["date", "time", "assembly", "place", "state"]
    list_filter: ClassVar = ["assembly", "state"]
    search_fields: ClassVar = ["place", "note"]
    search_backend_name = None
    ordering = "-date"


class WriterViewSet(ModelViewSet):
    """How the site deals with each writer."""

    model = WriterProfile
    icon = "user"
    menu_label = _("Writers")
    list_display: ClassVar = ["person", "publishes_directly", "wants_reminders"]
    search_fields: ClassVar = ["person__name"]
    search_backend_name = None


class TextPolicy(ModelPermissionPolicy):
    """Texts follow their report: who may not read that does not meet them here, and nobody makes or deletes one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action) and may_read(user, instance.report.effective_audience)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        if not self.user_has_any_permission(user, actions):
            return self.model.objects.none()
        return self.model.objects.filter(readable_by(user, "report__effective_audience"))


class TextViewSet(SnippetViewSet):
    """The texts: drafts, review, publication and history, each by itself."""

    model = ReportText
    icon = "edit"
    menu_label = _("Texts")
    base_url_path = "rapporttexter"
    chooser_base_url_path = "rapporttexter-valj"
    admin_url_namespace = "reporttexts"
    chooser_admin_url_namespace = "reporttexts_chooser"
    list_display: ClassVar = [
        "__str__",
        Column("state", label=_("State"), accessor=lambda text: text.state.label),
        Column("sitting", label=_("Sitting"), accessor=lambda text: str(text.report.sitting or "")),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            accessor=lambda t: t.latest_revision and t.latest_revision.created_at,
        ),
    ]
    list_per_page = 50
    copy_view_enabled = False

    @property
    def permission_policy(self) -> TextPolicy:
        return TextPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportText]:
        """Return the texts that somebody may read, the latest sittings first."""
        texts = ReportText.objects.filter(readable_by(request.user, "report__effective_audience"))
        texts = texts.select_related("report__sitting__assembly", "latest_revision")
        return texts.order_by("-report__sitting_date", "report_id", "-phase")


class AnswerForm(GuardedForm, WagtailAdminModelForm):
    """The form of a question: its answer is public as soon as it is saved, so the guard asks then."""

    guard_action = "guard-save"

    def _is_publishing(self) -> bool:
        return "answer" in self.changed_data

    def _texts(self) -> Any:
        return [("answer", self.cleaned_data["answer"])]


class QuestionPolicy(ModelPermissionPolicy):
    """Questions are asked by readers: nobody makes one in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class QuestionViewSet(ModelViewSet):
    """Readers' questions: read through, shown or not, answered."""

    model = ReaderQuestion
    name = "readerquestions"
    icon = "help"
    menu_label = _("Readers’ questions")
    list_display: ClassVar = [
        "text", "state", Column("report", label=_("Report")), DateColumn("asked_at", label=_("Asked")),
        Column("reports", label=_("Times reported")), DateColumn("answered_at", label=_("Answered")),
    ]  # fmt: skip
    list_filter: ClassVar = ["state"]
    search_fields: ClassVar = ["text", "name", "answer"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_template_name = "reports/admin/question.html"
    edit_handler = ObjectList(
        [
            GuardPanel(),
            FieldPanel("text", read_only=True),
            FieldPanel("name", read_only=True),
            FieldPanel("asked_at", read_only=True),
            FieldPanel("state", read_only=True),
            FieldPanel("answer"),
            FieldPanel("answered_by"),
        ],
        base_form_class=AnswerForm,
    )

    @property
    def permission_policy(self) -> QuestionPolicy:
        return QuestionPolicy(self.model)

    @property
    def edit_view_class(self) -> Any:
        from wagtail.admin.views import generic  # noqa: PLC0415

        class EditView(generic.EditView):
            """Saving an answer publishes it, as the signed link does."""

            def save_instance(self) -> Any:
                question = self.form.save(commit=False)
                stored = ReaderQuestion.objects.get(pk=question.pk)
                if "answer" in self.form.changed_data and question.answer:
                    answering.answer(stored, question.answer, question.answered_by or stored.report.writer)
                elif self.form.changed_data:
                    ReaderQuestion.objects.filter(pk=stored.pk).update(
                        answer=question.answer, answered_by=question.answered_by
                    )
                    stored.refresh_from_db()
                    stored.save()
                return stored

        return EditView


def decide(request: HttpRequest, question_id: int, verdict: str) -> HttpResponse:
    """Show a question to readers, or don't: one press of a button."""
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415
    from django.shortcuts import get_object_or_404  # noqa: PLC0415

    if not request.user.has_perm("reports.change_readerquestion"):
        raise PermissionDenied
    questions = ReaderQuestion.objects.filter(readable_by(request.user, "report__effective_audience"))
    question = get_object_or_404(questions, pk=question_id)
    if request.method == "POST":
        if verdict == "visa":
            found = open_findings(question, answering.texts_of(question))
            asked = Asked.by(request.POST, found, anyway=ANYWAY in request.POST)
            if asked.left:
                context = {"asked": asked, "question": question}
                return render(request, "reports/admin/question_held.html", context, status=422)
            asked.note(subject_of(question), title=str(question.report), user=request.user)
            answering.publish(question)
            messages.success(request, _now("The question is public now, and has been passed on."))
        else:
            answering.refuse(question)
            messages.success(request, _now("The question is not shown."))
    return redirect(reverse("readerquestions:edit", args=[question.pk]))
