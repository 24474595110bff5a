"""The doors: the Streamlit pages and the `footnote` command."""
