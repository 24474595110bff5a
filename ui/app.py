"""The entry of the pages: `streamlit run ui/app.py`, or `footnote ui`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import components

_HERE = Path(__file__).parent

st.set_page_config(page_title="Footnote", page_icon=str(_HERE / "icon.svg"), layout="centered")
st.logo(str(_HERE / "wordmark.svg"), size="large", link=None)
st.html(_HERE / "page.css")
components.menu()
st.navigation(
    [
        st.Page("views/chat.py", title="Ask", icon=":material/forum:", default=True),
        st.Page("views/library.py", title="Library", icon=":material/newsstand:"),
        st.Page("views/settings.py", title="Settings", icon=":material/settings:"),
    ]
).run()
