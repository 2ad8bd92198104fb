"""The web server's settings; `gunicorn --config gunicorn.conf.py config.wsgi`.

One process with threads by default: caches and rate limits live in the process,
and a small machine has memory for one (below 200 MB). With more processes, the
application is loaded once and shared.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "site"))

from config import env  # noqa: E402 - needs the path of the line above

chdir = str(ROOT)
pythonpath = f"{ROOT / 'site'},{ROOT}"
bind = f"0.0.0.0:{env.read('PORT')}"
workers = env.read("WEB_CONCURRENCY")
worker_class = "gthread"
threads = env.read("WEB_THREADS")
preload_app = workers > 1

timeout = 60
graceful_timeout = 20
keepalive = 75  # seconds; longer than a proxy keeps its own end, or it meets closed doors
if Path("/dev/shm").is_dir():
    worker_tmp_dir = "/dev/shm"  # the heartbeat file must not wait for a disk

accesslog = None  # addresses of readers are personal data; the proxy may count visits
errorlog = "-"
control_socket_disable = True
