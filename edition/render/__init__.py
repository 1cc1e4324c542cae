"""What is shown, without knowing the builder: templates, words, records of pages."""
