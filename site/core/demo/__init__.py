"""Demo data of the site: pictures, people, venues and settings. Data only; nothing here touches the database."""
