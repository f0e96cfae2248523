"""OpenStack Swift with its S3 API as one process on loopback: `python3 s3_server.py FOLDER`. All it keeps lies in FOLDER, its ports too, so that it comes back where it was.
Writes a line with its port to standard output once it takes requests. The key is test:tester, its secret testing."""

import json
import logging
import os
import sys

import eventlet
import eventlet.wsgi

eventlet.monkey_patch(all=False, socket=True, select=True, thread=True)

from swift.common import utils  # noqa: E402  (what it opens has to be patched before)
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.wsgi import SwiftHttpProtocol, loadapp  # noqa: E402

SERVERS = ("proxy", "account", "container", "object")

PROXY = """[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth copy proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
node_timeout = 30
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:copy]
use = egg:swift#copy
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
allow_multipart_uploads = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
"""

STORAGE = """[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
fallocate_reserve = 0
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""


def listen(folder):
    """One socket a server; the ports of the first time are taken again, as the rings name them."""
    kept = os.path.join(folder, "ports.json")
    ports = json.load(open(kept)) if os.path.exists(kept) else {name: 0 for name in SERVERS}
    sockets = {name: eventlet.listen(("127.0.0.1", ports[name]), reuse_port=False) for name in SERVERS}
    with open(kept, "w") as file:
        json.dump({name: socket.getsockname()[1] for name, socket in sockets.items()}, file)
    return sockets


def make_rings(folder, sockets):
    for name in SERVERS[1:]:
        builder = RingBuilder(4, 1, 1)
        builder.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1, "ip": "127.0.0.1", "port": sockets[name].getsockname()[1], "device": "one"})
        builder.rebalance()
        builder.get_ring().save(os.path.join(folder, name + ".ring.gz"))


class Cache:
    """What Swift asks a memcached for: what it has looked up before."""

    def __init__(self):
        self.known = {}

    def get(self, key, raise_on_error=False):
        return self.known.get(key)

    def set(self, key, value, **_named):
        self.known[key] = value

    def delete(self, key, server_key=None):
        self.known.pop(key, None)


def remembering(app, cache):
    def ask(environ, start_response):
        return app({**environ, "swift.cache": cache}, start_response)

    return ask


def main(folder):
    logging.disable(logging.CRITICAL)
    # What swift.conf would say.
    utils.HASH_PATH_PREFIX, utils.HASH_PATH_SUFFIX = b"", b"daftar"
    os.makedirs(os.path.join(folder, "devices", "one"), exist_ok=True)
    sockets = listen(folder)
    make_rings(folder, sockets)
    cache = Cache()
    for name, socket in sockets.items():
        path = os.path.join(folder, name + ".conf")
        with open(path, "w") as file:
            file.write((PROXY if name == "proxy" else STORAGE).format(folder=folder, name=name))
        app = loadapp(path, global_conf={"log_name": name})
        eventlet.spawn(eventlet.wsgi.server, socket, remembering(app, cache), open(os.devnull, "w"), protocol=SwiftHttpProtocol, capitalize_response_headers=False)
    print(sockets["proxy"].getsockname()[1], flush=True)
    # Whoever started it holds the other end: where that dies this does not stay behind.
    while eventlet.tpool.execute(sys.stdin.readline):
        pass


main(sys.argv[1])
