"""Saying what has happened to a database that may be away for a while."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0  # seconds
PATIENCE_WHEN_STOPPING = 15.0  # seconds
AWAY = (OperationalError, InterfaceError)

stopping = threading.Event()  # set when the process is told to end


def insist(operation: Callable[[], Result]) -> Result:
    """Do it, and while the database is away try again until it is back.

    For noting what has been done: who gives up here forgets that a mail was sent. Only a worker that has
    been told to end loses its patience, and raises.
    """
    wait, began_stopping = FIRST_WAIT, 0.0
    while True:
        try:
            return operation()
        except AWAY as error:
            if stopping.is_set():
                began_stopping = began_stopping or time.monotonic()
                if time.monotonic() - began_stopping > PATIENCE_WHEN_STOPPING:
                    raise
            reason = str(error).strip().partition("\n")[0]
            logger.warning("The database is away (%s); trying again in %.1f s.", reason, wait)
            connection.close()
            time.sleep(wait)
            wait = min(LONGEST_WAIT, wait * 2)
