"""The form of the target language: its datelines, numbers, sums and dates."""
