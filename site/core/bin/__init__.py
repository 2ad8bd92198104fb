"""The bin: a deleted page can be put back for thirty days (docs/adr/0024-bin.md).

place     where the bin is, and what lies in it
ties      what is cut when a page goes in, and tied again when it comes out
keeping   puts pages in, puts them back, erases them
access    who may see and do what
views     the bin in the admin
"""
