"""Find the libraries that draw PDF files, or install Debian's.

WeasyPrint opens them when the first file is made, so a missing one is best said at the start.
"""

import ctypes.util

# What the linker calls them, and the packages that they lie in.
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def missing():
    """The libraries that the dynamic linker does not know."""
    return [name for name in LIBRARIES if ctypes.util.find_library(name) is None]


def ensure(apt_install, say):
    """Install what is missing if that is possible; say so plainly if not."""
    if not missing():
        return
    say("Installing the libraries that draw PDF files.")
    if apt_install(PACKAGES) and not missing():
        return
    say("No PDF files can be made here until these are installed:\n    sudo apt-get install " + " ".join(PACKAGES))
