"""`python -m tests.bench [--sizes 10k,100k]` measures everything and prints one table."""

from __future__ import annotations

from tests.bench import (
    export_speed,
    first_frame,
    key_latency,
    list_scroll,
    people_speed,
    save_speed,
    search_speed,
    statistics_speed,
)
from tests.bench.measuring import bench

if __name__ == "__main__":
    bench(
        first_frame.measure,
        key_latency.measure,
        list_scroll.measure,
        statistics_speed.measure,
        save_speed.measure,
        search_speed.measure,
        people_speed.measure,
        export_speed.measure,
    )
