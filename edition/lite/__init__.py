"""The chapters as notebooks that run in the reader's own browser: JupyterLite, beside the book on any static host."""
