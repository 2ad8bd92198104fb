"""The demo's translated pages by language. Each has the structure of its Swedish page, text for text."""

from __future__ import annotations

from datetime import date

from core.demo.shapes import PageData
from home.demo import arabic, arabic_policies, english, english_policies, translated_posts
from program.demo import arabic as arabic_program
from program.demo import english as english_program
from program.demo import plan_texts


def pages(language: str, today: date) -> tuple[PageData, ...]:
    """The pages in "en" or "ar", parents before children. Raises KeyError for another language."""
    return {"en": _english, "ar": _arabic}[language](today)


def _english(today: date) -> tuple[PageData, ...]:
    news = PageData(
        key="aktuellt",
        title="News",
        lead="What we have done, seen and worked out lately.",
        search_description="News from Syrenen, the party branch in Vänersborg.",
    )
    return (
        english.front(today),
        english.CONTACT,
        english.ABOUT,
        english.JOIN,
        english_policies.accessibility(today),
        english_policies.privacy(today),
        news,
        *translated_posts.ENGLISH,
        *english_program.PAGES,
        *plan_texts.pages("en", today.year),
    )


def _arabic(today: date) -> tuple[PageData, ...]:
    news = PageData(
        key="aktuellt",
        title="الأخبار",
        lead="ما فعلناه ورأيناه وحسبناه في الفترة الأخيرة.",
        search_description="أخبار سيرينِن، فرع الحزب في فينشبوري.",
    )
    return (
        arabic.front(today),
        arabic.CONTACT,
        arabic.ABOUT,
        arabic.JOIN,
        arabic_policies.accessibility(today),
        arabic_policies.privacy(today),
        news,
        *translated_posts.ARABIC,
        *arabic_program.PAGES,
        *plan_texts.pages("ar", today.year),
    )
