"""The publish guard: what looks like a personal number stops publishing, other private things ask first.

Forms ask (`core.guard.forms`), since they can say so beside the text. Whatever way a text takes, the gate stands at
the end of it (`core.guard.gate`): no row becomes public while a personal number in it has no reason
(docs/adr/0040).
"""

from core.guard.checking import Finding, decide, find, open_findings, subject_of
from core.guard.gate import Held, asking, install, require, watch

__all__ = ["Finding", "Held", "asking", "decide", "find", "install", "open_findings", "require", "subject_of", "watch"]
