"""How the verifier in `qa/checking` is made: its word list, its training pairs, its fit."""
