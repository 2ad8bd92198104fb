"""Pages as readers meet them: menu, path, languages, notice, and the easy text."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import HomePage
from home.models.contact import ContactPerson
from tests.factories.core import make_person, make_venue, save_settings
from tests.factories.home import make_contact, make_locale, make_page, make_site

pytestmark = pytest.mark.django_db


def html(client, path="/"):
    return client.get(path).content.decode()


def test_front_page_stands_with_nothing_but_itself(client):
    make_site()
    text = html(client)
    assert "Det vi lovar ska gå att följa." in text


def test_statement_has_at_most_eight_words():
    page = HomePage(title="Start", slug="x", statement="ett två tre fyra fem sex sju åtta nio")
    with pytest.raises(ValidationError) as caught:
        page.clean()
    assert set(caught.value.message_dict) == {"statement"}


def test_menu_holds_the_pages_that_an_editor_put_there(client):
    home = make_site().root_page
    make_page(home, title="Kontakt", show_in_menus=True)
    make_page(home, title="Gömd")
    text = html(client, "/kontakt/")
    assert 'href="/kontakt/"' in text
    assert "Gömd" not in text
    assert 'aria-current="page"' in text


def test_breadcrumbs_lead_back(client):
    folder = make_page(make_site().root_page, title="Om oss")
    make_page(folder, title="Feminism")
    text = html(client, "/om-oss/feminism/")
    assert text.index('href="/om-oss/"') < text.index(">Feminism<")


def test_link_survives_a_move(client):
    home = make_site().root_page
    folder, target = make_page(home, title="Mapp"), make_page(home, title="Mål")
    make_page(home, title="Text", body=[("text", f'<p><a linktype="page" id="{target.pk}">hit</a></p>')])
    target.move(folder, pos="last-child")
    assert '<a href="/mapp/mal/">hit</a>' in html(client, "/text/")


def test_notice_is_shown_in_its_time_only(client):
    site = make_site()
    now = timezone.now()
    times = {"notice_from": now - datetime.timedelta(hours=1), "notice_to": now + datetime.timedelta(hours=1)}
    settings = save_settings(site, notice_lead="Ny lokal.", notice_text="Vi ses i Folkets hus.", **times)
    assert "Folkets hus" in html(client)
    settings.notice_to = now - datetime.timedelta(minutes=1)
    settings.save()
    assert "Folkets hus" not in html(client)


def test_easy_text_says_when_it_is_older_than_the_page(client):
    page = make_page(make_site().root_page, easy_read="En mening.\nEn till.")
    assert page.easy_read_sentences == ["En mening.", "En till."]
    assert not page.easy_read_is_older
    page.easy_read_updated_at = timezone.now() - datetime.timedelta(days=3)
    page.text_updated_at = timezone.now()
    assert page.easy_read_is_older


def test_easy_text_clock_follows_what_was_written():
    page = make_page(make_site().root_page, easy_read="En mening.")
    page.clean()
    page.save()
    stamped = page.easy_read_updated_at
    page.lead = "Något annat."
    page.clean()
    assert page.easy_read_updated_at == stamped
    assert page.text_updated_at > stamped


def test_contact_page_prints_the_answers_as_words(client):
    venue = make_venue(entrance="yes", entrance_note="Ramp.", lift="no", toilet="partly")
    page = make_contact(make_site().root_page, venue=venue)
    page.people_items.add(ContactPerson(person=make_person()))
    page.save_revision().publish()
    text = html(client, "/kontakt/")
    assert "Kronogatan 2" in text
    assert "Lena Skog" in text
    assert "lena@example.org" not in text
    assert [fact.answer for fact in venue.access_facts] == ["yes", "partly", "no"]
    assert "Ramp." in text


def test_language_switcher_leads_to_the_same_page_or_says_that_there_is_none(client):
    home = make_site().root_page
    page = make_page(home, title="Om oss")
    other = make_page(home, title="Bara svenska")
    english = make_locale("en")
    home.copy_for_translation(english).save_revision().publish()
    translated = page.copy_for_translation(english)
    translated.title = "About us"
    translated.save_revision().publish()
    assert f'href="/en/{translated.slug}/"' in html(client, "/om-oss/")
    untranslated = html(client, "/bara-svenska/")
    assert f'href="/en/?ej-oversatt={other.pk}"' in untranslated
    assert 'hreflang="en"' in html(client, "/om-oss/")
    assert "Bara svenska" in html(client, f"/en/?ej-oversatt={other.pk}")


@pytest.mark.parametrize("value", ["x", "0", "-1", "99999999999999999999", "٣", "1' OR 1"])
def test_untranslated_note_takes_any_value(client, value):
    make_site()
    assert client.get("/", {"ej-oversatt": value}).status_code == 200


def test_english_stands_at_its_prefix_and_says_its_language(client):
    home = make_site().root_page
    home.copy_for_translation(make_locale("en")).save_revision().publish()
    home.copy_for_translation(make_locale("ar")).save_revision().publish()
    assert '<html lang="sv" dir="ltr">' in html(client)
    assert '<html lang="en" dir="ltr">' in html(client, "/en/")
    assert '<html lang="ar" dir="rtl">' in html(client, "/ar/")
