"""Checks the golden tokens with nothing of this project: Python's cbor2 reads them, openssl verifies the signature.

Usage: python3 verify_tokens.py VECTORS.json KEYS.json
Prints one JSON object: the name of each vector with its letter number and whether the signature verifies.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cbor2

COSE_SIGN1 = 18
CWT = 61
SPKI_OF_COMPRESSED_P256 = bytes.fromhex("3039301306072a8648ce3d020106082a8648ce3d030107032200")


def der_integer(value: bytes) -> bytes:
    body = value.lstrip(b"\0") or b"\0"
    if body[0] & 0x80:
        body = b"\0" + body
    return bytes([2, len(body)]) + body


def der_signature(raw: bytes) -> bytes:
    body = der_integer(raw[:32]) + der_integer(raw[32:])
    return bytes([0x30, len(body)]) + body


def openssl_verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, name) for name in ("key.der", "message", "signature")}
        files["key.der"].write_bytes(SPKI_OF_COMPRESSED_P256 + public_key)
        files["message"].write_bytes(message)
        files["signature"].write_bytes(der_signature(signature))
        command = ["openssl", "dgst", "-sha256", "-keyform", "DER", "-verify", str(files["key.der"])]
        command += ["-signature", str(files["signature"]), str(files["message"])]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def check(token: bytes, keys: dict[bytes, bytes]) -> dict[str, object]:
    tagged = cbor2.loads(token)
    if tagged.tag == CWT:
        tagged = tagged.value
    assert tagged.tag == COSE_SIGN1
    protected, unprotected, payload, signature = tagged.value
    assert unprotected == {}
    header = cbor2.loads(protected)
    facts = cbor2.loads(payload)
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    return {"number": facts[2], "verified": openssl_verifies(keys[header[4]], signed, signature)}


def main() -> None:
    vectors = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    stored = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    keys = {bytes.fromhex(key["kid"]): bytes.fromhex(key["publicKey"]) for key in stored.values()}
    names = set(sys.argv[3:])
    chosen = [vector for vector in vectors if not names or vector["name"] in names]
    print(json.dumps({vector["name"]: check(bytes.fromhex(vector["token"]), keys) for vector in chosen}))


main()
