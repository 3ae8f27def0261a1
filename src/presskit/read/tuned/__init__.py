"""docutils' reStructuredText parser with its hot spots replaced: the same trees and messages for about half the time.

Each module names the functions of docutils that it stands for, and why it is equal to them.
"""
