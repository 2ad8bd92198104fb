"""The import of the party's list: read it, match its columns, compare it with the register, bring it in.

reading    a file's rows as texts, whatever it was written with
columns    which heading means what, and what a cell's text means
comparing  what each row would do; nothing is changed yet
applying   does it, in the worker, portion by portion
"""
