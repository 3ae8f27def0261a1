"""What presskit looks for in an article besides what docutils reports, a module for each subject."""
