"""pgqueuer's speed: queues jobs that do nothing, 1,000 a call, and runs them all in this process.

    bench_pgqueuer.py "host=/tmp/… user=postgres dbname=…" JOBS BATCH

Prints {"enqueued": jobs a second, "done": jobs a second}: the latter from the first claim to the last end, by the
server's clock, as pgqueuer's own log has them. A pool of 10 connections and uvloop, as pgqueuer advises for speed.
"""
import asyncio
import json
import sys
import time
from datetime import timedelta

import asyncpg
import uvloop
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver
from pgqueuer.qm import QueueManager
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode


async def enqueue(queries, jobs):
    started = time.perf_counter()
    for _ in range(jobs // 1_000):
        await queries.enqueue(["nothing"] * 1_000, [b'{"number": 1}'] * 1_000, [0] * 1_000)
    return jobs / (time.perf_counter() - started)


async def drain(queries, batch):
    manager = QueueManager(queries)

    @manager.entrypoint("nothing")
    async def nothing(job):
        pass

    # The log is what tells the times, so it must not be folded away meanwhile.
    await manager.run(batch_size=batch, mode=QueueExecutionMode.drain, log_aggregation_interval=timedelta(0))


async def main():
    connection, jobs, batch = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    words = dict(pair.split("=", 1) for pair in connection.split())
    where = {"host": words["host"], "user": words["user"], "database": words["dbname"]}
    observer = await asyncpg.connect(**where)
    pool = await asyncpg.create_pool(min_size=10, max_size=10, **where)
    queries = Queries(AsyncpgPoolDriver(pool))
    await queries.install()
    enqueued = await enqueue(queries, jobs)
    await observer.execute("VACUUM ANALYZE pgqueuer")
    await drain(queries, batch)
    row = await observer.fetchrow(
        """
        SELECT count(*) FILTER (WHERE status = 'successful') AS done,
            extract(epoch FROM max(created) - min(created) FILTER (WHERE status = 'picked')) AS seconds
        FROM pgqueuer_log
        """)
    assert row["done"] == jobs, row
    print(json.dumps({"enqueued": enqueued, "done": jobs / float(row["seconds"])}))


uvloop.run(main())
