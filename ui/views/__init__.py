"""The pages, run by Streamlit as scripts; `ui/app.py` says which there are."""
