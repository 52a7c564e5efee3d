"""Room: vetting."""
