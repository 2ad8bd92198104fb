"""What the board may do with minutes in the admin: write while nothing is approved, and nothing that skips a step."""

from __future__ import annotations

from typing import Any

from core.visibility.admin import ClosedTester, ReaderTester


def _no(*args: Any, **kwargs: Any) -> bool:
    return False


class MinutesTester(ReaderTester):
    """Permissions on minutes. Nobody publishes, copies or moves them; approved ones are only looked at."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Let a draft go that was never sent to anybody."""
        return not self._was_sent() and super().can_delete(ignore_bulk)

    def can_edit(self) -> bool:
        """Let them be written until they are approved."""
        return not self._is_sealed() and super().can_edit()

    def can_lock(self) -> bool:
        """Offer locks while they are written."""
        return not self._is_sealed() and super().can_lock()

    def can_unlock(self) -> bool:
        """The same."""
        return not self._is_sealed() and super().can_unlock()

    def _is_sealed(self) -> bool:
        if not hasattr(self, "_sealed"):
            self._sealed = bool(self.page.is_sealed)
        return self._sealed

    def _was_sent(self) -> bool:
        return bool(self._is_sealed() or self.page.state_row.has_been_sent)


for _name in (
    "can_publish", "can_unpublish", "can_publish_subpage", "can_copy", "can_copy_to", "can_move", "can_move_to",
    "can_submit_for_moderation", "can_add_subpage", "can_reorder_children",
):  # fmt: skip
    setattr(MinutesTester, _name, _no)


def permissions_for(page: Any, asked: Any) -> Any:
    """Return what may be done with minutes, given what may be done with a private page."""
    return asked if isinstance(asked, ClosedTester) else MinutesTester(asked.user, page)
