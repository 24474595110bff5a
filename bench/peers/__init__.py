"""Footnote beside the stock recipes of LangChain, LlamaIndex, Haystack and txtai.

Each runs in a process of its own over the same articles and questions; `run` starts them
and writes `bench/peers.md`. Modules that a process of the peers' environment imports keep to
the standard library and that one peer.
"""
