"""Training, exporting and measuring the reading model that ships in `qa/reader`."""
