"""English as the other parts read it: words and their forms, names, days and months."""
