"""What a site holds: its articles, catalogs, words and ledger, found in a store."""
