"""The site's small addresses."""

import datetime
import gzip
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.models import SiteSettings
from tests.factories.core import make_image, make_person, save_settings
from tests.factories.home import make_locale, make_page, make_site

pytestmark = pytest.mark.django_db


def test_brand_stylesheet_is_absent_for_the_default_colours(client):
    make_site()
    assert "/varumarke/" not in client.get("/").content.decode()


def test_brand_stylesheet_follows_the_accent(client):
    site = make_site()
    save_settings(site, accent="#14532d")
    url = re.search(r'href="(/varumarke/[0-9a-f]{16}\.css)"', client.get("/").content.decode())[1]
    response = client.get(url)
    assert "--accent:#14532d" in response.content.decode()
    assert "immutable" in response["Cache-Control"]
    save_settings(site, accent="#7a0019")
    stale = client.get(url)
    assert "--accent:#7a0019" in stale.content.decode()
    assert stale["Cache-Control"] == "no-cache"


def test_settings_refuse_colours_with_the_numbers():
    with pytest.raises(ValidationError) as caught:
        save_settings(make_site(), accent="#73529f", support_tone="#73529f")
    assert re.search(r"\d\.\d\d", caught.value.message_dict["accent"][0])


@pytest.mark.parametrize("accent", ["red", "#12345", "#12345g", "url(x)"])
def test_settings_refuse_what_is_no_colour(accent):
    with pytest.raises(ValidationError) as caught:
        save_settings(make_site(), accent=accent)
    assert "accent" in caught.value.message_dict


def test_settings_are_not_written_by_a_reader(client):
    make_site()
    client.get("/")
    assert SiteSettings.objects.count() == 0


def test_name_reaches_the_page_and_the_manifest(client):
    site = make_site()
    save_settings(site, name="Byalaget", descriptor="Frändefors")
    assert "Byalaget" in client.get("/").content.decode()
    manifest = json.loads(client.get("/site.webmanifest").content)
    assert manifest["name"] == "Byalaget, Frändefors"


def test_robots_names_the_sitemap(client):
    make_site()
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_security_txt_has_what_rfc_9116_demands(client):
    text = client.get("/.well-known/security.txt").content.decode()
    assert re.search(r"^Contact: mailto:\S+@\S+$", text, re.MULTILINE)
    expires = datetime.datetime.fromisoformat(re.search(r"^Expires: (\S+)$", text, re.MULTILINE)[1])
    assert expires > datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=300)


def test_person_hides_the_number_until_asked_and_the_address_always(client):
    make_site()
    person = make_person()
    url = reverse("site:person-contact", args=[person.slug])
    first = client.get(url)
    assert "lena@example.org" not in first.content.decode()
    assert "070-174" not in first.content.decode()
    assert first.cookies == {}
    asked = client.post(url, {"visa-telefon": "ja"})
    assert "070-174 06 11" in asked.content.decode()
    assert "lena@example.org" not in asked.content.decode()
    assert "no-store" in asked["Cache-Control"]


def test_unknown_address_gets_a_page_with_search(client):
    make_site()
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_public_answers_carry_the_strict_policy(client):
    make_site()
    response = client.get("/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Permissions-Policy"]
    assert response.cookies == {}
    assert "Accept-Language" not in response.get("Vary", "")


def test_admin_has_a_policy_of_its_own_and_is_never_stored(client):
    response = client.get("/admin/login/")
    assert "script-src 'self' 'unsafe-inline'" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_sitemap_lists_public_pages_only(client):
    home = make_site().root_page
    make_page(home, title="Om oss")
    hidden = make_page(home, title="Hemlig")
    hidden.audience = "members"
    hidden.save_revision().publish()
    xml = client.get("/sitemap.xml").content.decode()
    assert "/om-oss/" in xml
    assert "hemlig" not in xml


def test_sitemap_lists_every_language(client):
    home = make_site().root_page
    page = make_page(home, title="Om oss")
    english = make_locale("en")
    home.copy_for_translation(english).save_revision().publish()
    page.copy_for_translation(english).save_revision().publish()
    make_page(home, title="Bara svenska").copy_for_translation(english)
    addresses = re.findall(r"<loc>http://[^/]+([^<]*)</loc>", client.get("/sitemap.xml").content.decode())
    assert sorted(addresses) == ["/", "/bara-svenska/", "/en/", "/en/om-oss/", "/om-oss/"]


def test_text_is_packed(client):
    make_site()
    answer = client.get("/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert gzip.decompress(answer.content).decode() == client.get("/").content.decode()


def test_pictures_are_not_packed_again(client):
    image = make_image()
    answer = client.get(image.file.url, headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer
    assert int(answer["Content-Length"]) == image.file.size


def test_search_finds_pages_and_hides_private_ones(client):
    home = make_site().root_page
    make_page(home, title="Skolmaten lagas här")
    hidden = make_page(home, title="Skolmaten i protokollet")
    hidden.audience = "members"
    hidden.save_revision().publish()
    text = client.get("/sok/", {"q": "Skolmaten"}).content.decode()
    assert "/skolmaten-lagas-har/" in text
    assert "protokollet" not in text


@pytest.mark.parametrize("query", ["", '"', "\x00", "ö" * 10_000, "😀", "' OR 1=1", "<script>"])
def test_search_answers_whatever_is_typed(client, query):
    make_site()
    response = client.get("/sok/", {"q": query, "sida": query[:50]})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_private_page_asks_a_stranger_to_sign_in(client):
    page = make_page(make_site().root_page, title="Internt")
    page.audience = "members"
    page.save_revision().publish()
    response = client.get("/internt/")
    assert response.status_code == 302
    assert response["Location"] == "/logga-in/?next=/internt/"
