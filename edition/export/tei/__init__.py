"""The edition in the field's own format, TEI P5: https://tei-c.org/release/doc/tei-p5-doc/en/html/."""
