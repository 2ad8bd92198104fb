"""Programs for those who run and develop the site; the site never imports them."""
