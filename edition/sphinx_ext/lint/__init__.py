"""What stops a build: unsound data, empty sections, lost ids, a page that would break its security policy."""
