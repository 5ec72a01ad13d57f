"""What is made of run files: comparisons, costs and charts."""
