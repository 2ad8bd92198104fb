"""The worker's lanes: threads that each do one kind of work, so that none delays another."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import close_old_connections, connection, connections

from core.outbox import sending
from core.tasks import periodic, queue, schedule
from core.tasks.database import insist
from core.tasks.presence import Presence

logger = logging.getLogger(__name__)

BEATS = 6  # within the silence that counts as death
CLOCK_EVERY = 5.0  # seconds between looks at what is due
QUEUE_EVERY = 1.0  # seconds between looks at an empty queue
FIRST_WAIT, LONGEST_WAIT = 1.0, 10.0  # seconds, after an error


class Lane(threading.Thread):
    """Does rounds until told to stop. An error is logged, and the lane goes on: a worker that gives up helps nobody."""

    def __init__(self, name: str, presence: Presence, stop: threading.Event) -> None:
        super().__init__(name=name, daemon=True)
        self.presence = presence
        self.stop = stop
        self.errors = 0

    def round(self) -> float:
        """Do what there is to do, and return how many seconds to wait."""
        raise NotImplementedError

    def recover(self) -> None:
        """Put right what an error may have left; called before the next round."""

    def run(self) -> None:
        """Do rounds."""
        while not self.stop.is_set():
            self.stop.wait(self.guarded_round())
        self.close()
        connections.close_all()

    def guarded_round(self) -> float:
        """Do one round, whatever happens in it."""
        try:
            close_old_connections()
            if self.errors:
                self.recover()
            self.presence.note(self.name)
            wait = self.round()
        except Exception as error:
            self.errors += 1
            # The first in full; an outage of an hour need not fill the log.
            logger.error("The lane %s: %s", self.name, error, exc_info=self.errors == 1)
            connection.close()
            return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(self.errors - 1, 10))
        self.errors = 0
        return wait

    def close(self) -> None:
        """Give back what the lane holds open."""


class Pulse(Lane):
    """Beats, and takes back what the dead have left. Has nothing else to do, so that it never is late."""

    def round(self) -> float:
        self.presence.beat()
        self.presence.look()
        return settings.WORKER_DEAD_AFTER / BEATS


class Periodic(Lane):
    """Runs the periodic jobs of one lane of the registry: `clock` publishes, `jobs` does what may take long."""

    def round(self) -> float:
        schedule.run_due(self.name, self.presence.token)
        return CLOCK_EVERY

    def recover(self) -> None:
        schedule.release_own(self.name, self.presence.token)


class Queue(Lane):
    """Runs queued tasks, one at a time."""

    def round(self) -> float:
        task = queue.claim(self.presence.token)
        if task is None:
            return QUEUE_EVERY
        self.presence.note(self.name, task.task_path)
        queue.run(task, self.presence.token)
        return 0.0

    def recover(self) -> None:
        queue.release_own(self.presence.token)


class Outbox(Lane):
    """Sends mail."""

    def __init__(self, name: str, presence: Presence, stop: threading.Event) -> None:
        super().__init__(name, presence, stop)
        self.sender = sending.Sender(presence.token, insist)

    def round(self) -> float:
        wait = self.sender.step()
        return sending.IDLE if wait is None else wait

    def recover(self) -> None:
        self.sender.recover()

    def close(self) -> None:
        self.sender.close()


def all_lanes(presence: Presence, stop: threading.Event, last: threading.Event) -> list[Lane]:
    """Return a worker's lanes; the first is the pulse, which goes on until `last`."""
    return [
        Pulse("pulse", presence, last),
        Periodic(periodic.CLOCK, presence, stop),
        Periodic(periodic.JOBS, presence, stop),
        Queue("queue", presence, stop),
        Outbox("outbox", presence, stop),
    ]
