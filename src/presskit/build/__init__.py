"""The pipeline: reads the disk, calls the stages in order, publishes."""
