"""The pages, run by Streamlit as scripts; `ui/app.py` says which there are.

Not called `pages`: beside the entry, a folder of that name is Streamlit's older way of
having pages, and a first visit to one of them would be served without the entry.
"""
