"""Search: what readers find, in Swedish, on SQLite and PostgreSQL alike (docs/adr/0014-search.md).

stems       what is left of a word without its endings
words       texts and queries as the words that are compared
store       the table of words that each database searches in its own way
entries     keeps a row of texts for each page and document in step with its source
documents   the text inside PDF and word-processor files
asking      the questions: hits, counts, suggestions, spelling
excerpts    the passage that is shown, with the hits marked
views       `/sok/` and `/sok/forslag/`
"""
