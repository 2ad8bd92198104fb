"""The gallery of components and blocks, for development."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component and block in all states."""
    return TemplateResponse(request, "gallery/gallery.html", {})
