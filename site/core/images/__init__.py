"""Uploaded pictures: what is refused, what is taken out of them, and what stands in for a missing size.

cleaning    every picture is decoded and written anew: no EXIF, no position, nothing hidden behind it
forms       the admin's forms, which say in a sentence why a file is refused
stand_in    what an anonymous GET shows of a size that was never made, without writing anything
"""
