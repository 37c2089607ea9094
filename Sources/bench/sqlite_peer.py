"""Inserts rows as long as a line of a log into a new database, and prints the median milliseconds of processor time.

    sqlite_peer.py DATABASE

Each row is a transaction of its own, written ahead and handed to the system, not flushed: what our append does.
"""
import sqlite3
import statistics
import sys
import time

database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = OFF")
database.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, line TEXT)")
line = "x" * 260
times = []
for number in range(2000):
    start = time.thread_time()
    database.execute("INSERT INTO entries VALUES (?, ?)", (number, line))
    times.append((time.thread_time() - start) * 1000)
print(statistics.median(times))
