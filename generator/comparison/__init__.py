"""Two reports side by side: which figures, words and pictures differ."""
