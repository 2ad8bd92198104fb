"""What is slow, or needs Node or Java, and is run before a release: `make audit`."""
