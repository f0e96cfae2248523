"""Verifies a letter's token with cbor2 and the openssl program, knowing only RFC 9052 and the published key numbers.

Usage: verify_token.py TOKEN TRUST_LIST FOLDER NUMBER
"""
import pathlib
import subprocess
import sys

import cbor2

token_file, trust_file, folder, number = sys.argv[1:5]
token = cbor2.loads(pathlib.Path(token_file).read_bytes())
assert token.tag == 18
protected, unprotected, payload, signature = token.value
header = cbor2.loads(protected)
assert header[1] == -7 and unprotected == {} and len(signature) == 64

trust = cbor2.loads(cbor2.loads(pathlib.Path(trust_file).read_bytes()).value[2])
entry = next(entry for entry in trust[5] if entry[1] == header[4])
facts = cbor2.loads(payload)
assert facts[2] == number, facts


def integer(value: bytes) -> bytes:
    value = value.lstrip(b"\0") or b"\0"
    value = b"\0" + value if value[0] & 0x80 else value
    return b"\x02" + bytes([len(value)]) + value


# A P-256 SubjectPublicKeyInfo is a fixed prefix and the compressed point.
spki = bytes.fromhex("3039301306072a8648ce3d020106082a8648ce3d030107032200") + entry[2]
body = integer(signature[:32]) + integer(signature[32:])
base = pathlib.Path(folder)
(base / "key.der").write_bytes(spki)
(base / "signature.der").write_bytes(b"\x30" + bytes([len(body)]) + body)
(base / "signed.bin").write_bytes(cbor2.dumps(["Signature1", protected, b"", payload]))
subprocess.run(
    ["openssl", "dgst", "-sha256", "-keyform", "DER", "-verify", base / "key.der", "-signature", base / "signature.der", base / "signed.bin"],
    check=True,
    stdout=subprocess.DEVNULL,
)
print("verified")
