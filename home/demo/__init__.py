"""Demo data of the pages that home owns: front page, standing pages and news."""
