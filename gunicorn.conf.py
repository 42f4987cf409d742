"""How the web server answers, under `make run` and in the image; address and number of workers stand in the command.

Threads, because a worker that does one thing at a time is killed when that takes longer than the timeout: 60 MB over
a slow line do, and so does a page of a heavy PDF.
"""

from pathlib import Path

worker_class = "gthread"
threads = 4
if Path("/dev/shm").is_dir():
    worker_tmp_dir = "/dev/shm"  # a worker's sign of life; on a container's disk a slow moment would be its death
