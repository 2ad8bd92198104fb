"""Home's pages: the front page, standing pages, news and contact."""

from home.models.contact import ContactPage
from home.models.front import HomePage
from home.models.posts import PostIndexPage, PostPage
from home.models.standard import StandardPage

__all__ = ["ContactPage", "HomePage", "PostIndexPage", "PostPage", "StandardPage"]
