"""The English names of months and weekdays, once for all that read or write them."""

from __future__ import annotations

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
# For a pattern: any of them written out.
A_MONTH = f"(?:{'|'.join(MONTHS)})"
A_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
MONTH_NUMBERS = {
    name[:size].lower(): n for n, name in enumerate(MONTHS, 1) for size in (3, len(name))
} | {"sept": 9}
"""Of each name in lower case, whole or cut short, which month of the year it is."""
