# Fuzz targets; each is also a test that replays its corpus.
