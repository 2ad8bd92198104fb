"""Who may see what: one question, asked in one place (docs/adr/0010-visibility.md).

audiences   who belongs to which audience, and how audiences narrow one another
effective   keeps each page's `effective_audience` true, whatever happens to the page
serving     asks before a page is served, and keeps caches from keeping what is private
admin       the same question in Wagtail's admin
notices     log entries and mails that name pages in passing
files       collections' audiences: images and documents follow their collection
leak_scan   walks the site as strangers do and reports what shows that should not
"""


def install() -> None:
    """Connect everything; called once, when the apps are ready."""
    from wagtail.signals import page_published

    from core.visibility import admin, effective, files, notices

    effective.connect_signals()
    effective.audiences_changed.connect(admin.close_what_was_open, dispatch_uid="core.visibility.reviews")
    files.connect_signals()
    page_published.connect(files.take_along_on_publish, dispatch_uid="core.visibility.files")
    admin.install()
    notices.install()
