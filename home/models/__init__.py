"""Home's pages: the front page, standing pages, news, contact and forms."""

from home.models.contact import ContactPage
from home.models.forms import FormEntry, FormPage
from home.models.front import HomePage
from home.models.posts import PostIndexPage, PostPage
from home.models.standard import StandardPage

__all__ = ["ContactPage", "FormEntry", "FormPage", "HomePage", "PostIndexPage", "PostPage", "StandardPage"]
