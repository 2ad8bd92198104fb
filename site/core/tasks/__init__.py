"""Work outside the request: queued tasks with retries, periodic jobs, and the worker that does both.

Apps use two names. `queued` makes a task of a function:

    @queued(attempts=5)
    def send_agenda(meeting_id): ...

    send_agenda.enqueue(meeting.pk)

`register_periodic`, called in an app's `ready()`, has a function called by the clock. Both must be
safe to run twice: a machine may lose its power between the work and the note that it was done.
"""

from core.tasks.periodic import register_periodic
from core.tasks.retries import queued

__all__ = ["queued", "register_periodic"]
