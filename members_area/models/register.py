"""The register: members, what they are appointed to, what they join themselves, and who has looked."""

from __future__ import annotations

import datetime
import re
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from members_area.register.forms import MemberForm
from members_area.roles import RoleKey

#: The domain of addresses that nobody has: members without mail need an account row all the same.
NO_MAIL = "@utan-epost.invalid"
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:\d{2})?(\d{6})[-+ ]?(\d{4})(?!\d)")


def holds_personal_number(text: str) -> bool:
    """Tell whether a text holds something that is a Swedish personal identity number, by date and check digit."""
    for found in _PERSONAL_NUMBER.finditer(text):
        digits = found[1] + found[2]
        month, day = int(digits[2:4]), int(digits[4:6])
        doubled = (int(digit) * (2 - number % 2) for number, digit in enumerate(digits))
        if 1 <= month <= 12 and 1 <= day % 60 <= 31 and sum(n // 10 + n % 10 for n in doubled) % 10 == 0:
            return True
    return False


def no_personal_number(text: str) -> None:
    """Refuse a personal identity number: the register holds none. Raises ValidationError."""
    if holds_personal_number(text):
        raise ValidationError(_("This looks like a personal identity number. The register holds none."))


class LetterBy(models.TextChoices):
    """How a member gets the members' letter."""

    MAIL = "mail", _("By e-mail")
    PAPER = "paper", _("On paper")
    NONE = "none", _("Not at all")


class Circle(models.Model):
    """A working group, or an interest. Members come and go as they like, so it never opens a page."""

    class Kind(models.TextChoices):
        GROUP = "group", _("Working group")
        INTEREST = "interest", _("Interest")

    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.GROUP)
    description = models.CharField(_("description"), max_length=200, blank=True)

    panels: ClassVar = [FieldPanel("name"), FieldPanel("kind"), FieldPanel("description")]

    class Meta:
        verbose_name = _("working group or interest")
        verbose_name_plural = _("working groups and interests")
        ordering: ClassVar = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


class MemberQuerySet(models.QuerySet["Member"]):
    """Questions asked of the register. The day is passed in."""

    def current(self, day: datetime.date) -> MemberQuerySet:
        """Return those who are members on the day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day)).filter(Q(joined_on=None) | Q(joined_on__lte=day))

    def gone(self, day: datetime.date) -> MemberQuerySet:
        """Return those who have left."""
        return self.filter(left_on__lte=day)

    def as_rows(self) -> MemberQuerySet:
        """Fetch what a list shows: three queries, however many there are."""
        return self.select_related("user").prefetch_related("appointments", "circles")


class Member(ClusterableModel):
    """Somebody in the association's register. Name and address of mail are the account's."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="member", verbose_name=_("account")
    )
    number = models.CharField(
        _("membership number"),
        max_length=40,
        null=True,
        blank=True,
        unique=True,
        validators=[no_personal_number],
        help_text=_("The party’s own. Never a personal identity number."),
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    postal_address = models.TextField(
        _("postal address"),
        max_length=300,
        blank=True,
        validators=[no_personal_number],
        help_text=_("For letters on paper."),
    )
    joined_on = models.DateField(_("joined"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True, help_text=_("From this day nothing is open any more."))
    fee_paid_on = models.DateField(_("fee paid"), null=True, blank=True)
    letter_by = models.CharField(_("members’ letter"), max_length=10, choices=LetterBy.choices, default=LetterBy.MAIL)
    circles = ParentalManyToManyField(
        Circle, blank=True, related_name="members", verbose_name=_("working groups and interests")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MemberQuerySet.as_manager()

    wagtail_reference_index_ignore = True
    base_form_class = MemberForm
    panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
                FieldPanel("email"),
                FieldPanel("phone"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldRowPanel([FieldPanel("joined_on"), FieldPanel("left_on"), FieldPanel("fee_paid_on")]),
            ],
            heading=_("Membership"),
        ),
        MultiFieldPanel(
            [InlinePanel("appointments", label=_("Role"))],
            heading=_("Roles and appointed groups"),
            help_text=_("These open pages, from the first day until the last."),
            permission="members_area.change_appointment",
        ),
        MultiFieldPanel(
            [FieldPanel("letter_by"), FieldPanel("postal_address"), FieldPanel("circles")], heading=_("Own choices")
        ),
    ]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering: ClassVar = ["user__last_name", "user__first_name", "pk"]
        indexes: ClassVar = [models.Index(fields=["left_on"])]
        permissions: ClassVar = [
            ("export_member", _("May export the register")),
            ("import_member", _("May import the party’s list")),
        ]

    def __str__(self) -> str:
        return self.user.get_full_name() or self.email or str(self.pk)

    def clean(self) -> None:
        """Keep an empty number apart from a number: two members may lack one."""
        super().clean()
        self.number = (self.number or "").strip() or None
        if self.joined_on and self.left_on and self.left_on < self.joined_on:
            raise ValidationError({"left_on": _("Nobody leaves before joining.")})

    @property
    def email(self) -> str:
        """Return the address, or nothing for a member without mail."""
        return "" if self.user.email.endswith(NO_MAIL) else self.user.email

    def is_current(self, day: datetime.date | None = None) -> bool:
        """Tell whether this is a member on a day, today if nothing is said."""
        day = day or timezone.localdate()
        return (self.left_on is None or self.left_on > day) and (self.joined_on is None or self.joined_on <= day)

    @property
    def state(self) -> str:
        """Return in a word whether this is a member."""
        return str(_("Member") if self.is_current() else _("Left") if self.left_on else _("Not yet"))

    def roles_on(self, day: datetime.date | None = None) -> list[Appointment]:
        """Return the roles of a day."""
        day = day or timezone.localdate()
        return [row for row in self.appointments.all() if row.holds_on(day)]

    @property
    def roles_in_words(self) -> str:
        """Return today's roles."""
        return ", ".join(row.get_role_display() for row in self.roles_on())

    @property
    def circles_in_words(self) -> str:
        """Return the working groups and interests."""
        return ", ".join(circle.name for circle in self.circles.all())


class Appointment(models.Model):
    """A role, from a day and until another."""

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(_("role"), max_length=20, choices=RoleKey.choices)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("From this day the role opens nothing any more.")
    )

    panels: ClassVar = [FieldPanel("role"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])]

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering: ClassVar = ["starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="appointment_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())

    def clean(self) -> None:
        """Refuse a role that ends before it begins."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It cannot end before it begins.")})

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether the role holds on a day."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)


class RegisterLook(models.Model):
    """Somebody has looked at the register, or taken it out. Written once, never changed."""

    class Kind(models.TextChoices):
        LIST = "list", _("Looked at the list")
        MEMBER = "member", _("Looked at a member")
        CHANGE = "change", _("Changed a member")
        EXPORT = "export", _("Exported")
        IMPORT = "import", _("Imported")
        ERASE = "erase", _("Erased a member")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
    )
    who = models.CharField(_("who"), max_length=255)
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    member_id = models.BigIntegerField(_("member number in the register"), null=True, blank=True)
    count = models.PositiveIntegerField(_("members"), default=0)
    detail = models.CharField(_("details"), max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("look at the register")
        verbose_name_plural = _("looks at the register")
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; refuse to change one."""
        if self.pk:
            raise ValueError("What was noted stays as it was.")
        super().save(*args, **kwargs)
