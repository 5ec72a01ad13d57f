"""A report for donors and programme designers: one HTML file, its PDF, its tables as a workbook."""
