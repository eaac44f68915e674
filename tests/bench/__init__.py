"""How much work a page is, measured through the production server with a full house: `python3 start.py bench`."""
