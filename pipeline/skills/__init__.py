"""Room: skills."""
