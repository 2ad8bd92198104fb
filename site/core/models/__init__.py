"""Core's models: the base page, media, people, places and what an editor may change of the site."""

from core.models.bin import BinEntry
from core.models.collections import CollectionAudience, LeakScan
from core.models.demo import DemoLoad
from core.models.documents import CustomDocument
from core.models.guard import GuardDecision, WithheldName
from core.models.images import CustomImage, CustomRendition
from core.models.outbox import MailState, OutboxGate, OutboxMail
from core.models.pages import Audience, BasePage, BasePageQuerySet, PageTag
from core.models.pdf import StoredPdf
from core.models.people import Person
from core.models.search import SearchEntry, SearchWord
from core.models.settings import SiteSettings
from core.models.venues import Venue
from core.models.work import PeriodicJob, Worker

__all__ = [
    "Audience",
    "BasePage",
    "BasePageQuerySet",
    "BinEntry",
    "CollectionAudience",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DemoLoad",
    "GuardDecision",
    "LeakScan",
    "MailState",
    "OutboxGate",
    "OutboxMail",
    "PageTag",
    "PeriodicJob",
    "Person",
    "SearchEntry",
    "SearchWord",
    "SiteSettings",
    "StoredPdf",
    "Venue",
    "WithheldName",
    "Worker",
]
