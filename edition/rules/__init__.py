"""The edition's own rules: each takes the tables and yields a Problem for every row that breaks it."""
