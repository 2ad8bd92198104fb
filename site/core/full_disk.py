"""A disk without room is told at the field where somebody uploads, and what was typed stays in the form.

There are three moments at which room can be missing: while the browser sends a large file (Django keeps it in a
temporary one), when a form stores it, and when one of several files at once is put aside for its description.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
SEVERAL = ("/admin/images/multiple/", "/admin/documents/multiple/")  # asked by a script, which takes JSON


def is_full(error: OSError) -> bool:
    """Tell whether an error means that there is no room."""
    return error.errno in NO_ROOM


def no_room() -> str:
    """Return what is said."""
    return _("There is no room left for the file. Tell whoever runs the site, and try later.")


class NotReceived(SimpleUploadedFile):
    """A file for which there was no room while it came in."""


class UploadHandler(TemporaryFileUploadHandler):
    """Django's, which lets the form go on without the file when there is no room for it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Make the temporary file."""
        self.full = False
        FileUploadHandler.new_file(self, *args, **kwargs)  # its name, whatever comes of the rest
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what has come."""
        if not self.full:
            try:
                super().receive_data_chunk(raw_data, start)
            except OSError as error:
                self._give_up(error)

    def file_complete(self, file_size: int) -> Any:
        """Return the file, or what stands for it."""
        if not self.full:
            try:
                return super().file_complete(file_size)
            except OSError as error:
                self._give_up(error)
        return NotReceived(str(self.file_name), b"", self.content_type or "")

    def _give_up(self, error: OSError) -> None:
        if not is_full(error):
            raise error
        logger.error("No room for an upload of %s bytes", self.content_length)
        self.full = True


class StoresBeforeSaying:
    """For forms with a field `file`: stores the file while there is still somebody to tell.

    Stands before the form in the bases. Django stores a file when the row is saved, long after the form was found good.
    """

    def full_clean(self) -> None:
        """Say of a file that was not received why it was not."""
        super().full_clean()  # type: ignore[misc]  # the form has it
        form: Any = self
        if any(isinstance(file, NotReceived) for file in (form.files or {}).values()):
            form.errors.pop("file", None)
            form.add_error("file", ValidationError(no_room(), code="no_room"))

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # the form has it
        form: Any = self
        file = form.instance.file
        if form.errors or "file" not in form.changed_data or not file or file._committed:
            return
        try:
            file.save(PurePath(file.name).name, file.file, save=False)
        except OSError as error:
            if not is_full(error):
                raise
            logger.exception("No room for an uploaded file")
            form.add_error("file", ValidationError(no_room(), code="no_room"))


class FullDiskMiddleware:
    """Answers the script that uploads several files at once with our sentence; it shows it beside the file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Answer, if the disk is full and the script has asked."""
        if not (isinstance(error, OSError) and is_full(error) and request.path.startswith(SEVERAL)):
            return None
        logger.error("No room for one of several files", exc_info=error)
        return JsonResponse({"success": False, "error_message": no_room()})
