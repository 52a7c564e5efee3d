"""Golden files of the samples."""
