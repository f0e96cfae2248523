"""Checks the frozen events with nothing of this project: Python's cbor2 reads and writes them, openssl verifies the signatures.

Usage: python3 verify_events.py EVENTS.json KEYS.json CHECKPOINT.json
Prints one JSON object: by name of the event, what was found.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cbor2

SPKI_OF_ED25519 = bytes.fromhex("302a300506032b6570032100")
EVENT_DOMAIN = b"daftar/event/1\0"
OFFICER_DOMAIN = b"daftar/officer/1\0"


def openssl_verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, name) for name in ("key.der", "message", "signature")}
        files["key.der"].write_bytes(SPKI_OF_ED25519 + public_key)
        files["message"].write_bytes(message)
        files["signature"].write_bytes(signature)
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", str(files["key.der"])]
        command += ["-in", str(files["message"]), "-sigfile", str(files["signature"])]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def merkle_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + merkle_root(leaves[:split]) + merkle_root(leaves[split:])).digest()


def check_note(checkpoint: dict, desk: bytes) -> bool:
    text, signature_line = checkpoint["note"].split("\n\n")
    origin, size, root = text.split("\n")
    _, name, blob = signature_line.rstrip("\n").split(" ")
    signed = base64.b64decode(blob)
    key_hash = hashlib.sha256(name.encode() + b"\n\1" + desk).digest()[:4]
    return (
        (origin, int(size), base64.b64decode(root).hex()) == (checkpoint["origin"], checkpoint["size"], checkpoint["root"])
        and signed[:4] == key_hash
        and openssl_verifies(desk, (text + "\n").encode(), signed[4:])
    )


events, keys, checkpoint = (json.loads(Path(name).read_text(encoding="utf8")) for name in sys.argv[1:4])
desk_key = bytes.fromhex(keys["desk"]["publicKey"])
officer_key = bytes.fromhex(keys["officer"]["publicKey"])
answers = {}
hashes: list[bytes] = []
for vector in events:
    stored = bytes.fromhex(vector["stored"])
    envelope, desk_signature, officer_signature = cbor2.loads(stored)
    event = cbor2.loads(envelope)
    digest = hashlib.sha256(EVENT_DOMAIN + envelope).digest()
    hashes.append(digest)
    answers[vector["name"]] = {
        "seq": event[2],
        "type": event[4],
        "same bytes when written again": cbor2.dumps(event, canonical=True) == envelope and cbor2.dumps(cbor2.loads(stored), canonical=True) == stored,
        "envelope": envelope.hex() == vector["envelope"],
        "hash": digest.hex() == vector["hash"],
        "root": merkle_root(hashes).hex() == vector["root"],
        "desk": openssl_verifies(desk_key, digest, desk_signature),
        "officer": None if officer_signature is None else openssl_verifies(officer_key, OFFICER_DOMAIN + digest, officer_signature),
    }
answers["checkpoint"] = check_note(checkpoint, desk_key)
print(json.dumps(answers, ensure_ascii=False))
