"""Writes sealing.properties from docs/sealing.md alone: a second implementation, so that the page and the Java code must agree.

Needs Python 3 and its `cryptography` package. Run: python3 sealing.py > sealing.properties
"""
import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def lp(*parts):
    out = b""
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        out += struct.pack(">I", len(raw)) + raw
    return out


def hkdf(key, salt, info, length=32):
    return expand(mac(salt, key), info, length)


def expand(prk, info, length):
    out, block, i = b"", b"", 1
    while len(out) < length:
        block = mac(prk, block + info + bytes([i]))
        out += block
        i += 1
    return out[:length]


def word(raw):
    alphabet = "0123456789abcdefghijklmnopqrstuv"
    bits = int.from_bytes(raw, "big") << 1
    return "".join(alphabet[bits >> shift & 31] for shift in range(60, -1, -5))


def ident(prefix, raw):
    return prefix + "".join(word(raw[i : i + 8]) for i in range(0, len(raw), 8))


def pad(data):
    needed, size = len(data) + 4, 128
    while size < needed:
        size = size * 2 if size < 4096 else size + 4096
    return struct.pack(">I", len(data)) + data + bytes(size - needed)


def key(first):
    return bytes(range(first, first + 32))


def gcm(secret, nonce, plain, aad):
    return nonce + AESGCM(secret).encrypt(nonce, plain, aad)


def hpke(public, ephemeral, info, plain):
    """RFC 9180 base mode, suite (0x0020, 0x0001, 0x0002), with a fixed ephemeral key."""
    kem, suite = b"KEM" + b"\x00\x20", b"HPKE" + bytes.fromhex("002000010002")

    def extract(suite_id, salt, label, ikm):
        return mac(salt or bytes(32), b"HPKE-v1" + suite_id + label + ikm)

    def labeled(suite_id, prk, label, context, length):
        return expand(prk, struct.pack(">H", length) + b"HPKE-v1" + suite_id + label + context, length)

    secret = X25519PrivateKey.from_private_bytes(ephemeral)
    enc = secret.public_key().public_bytes_raw()
    dh = secret.exchange(X25519PublicKey.from_public_bytes(public))
    shared = labeled(kem, extract(kem, b"", b"eae_prk", dh), b"shared_secret", enc + public, 32)
    context = b"\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    schedule = extract(suite, shared, b"secret", b"")
    aead, nonce = labeled(suite, schedule, b"key", context, 32), labeled(suite, schedule, b"base_nonce", context, 12)
    return enc + AESGCM(aead).encrypt(nonce, plain, b"")


def field(number, value):
    """A protobuf field: a number or bytes."""
    if isinstance(value, int):
        return bytes([number << 3]) + varint(value)
    return bytes([number << 3 | 2]) + varint(len(value)) + value


def varint(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def keyset(private, public):
    params = field(1, 1) + field(2, 1) + field(3, 2)
    value = field(2, field(2, params) + field(3, public)) + field(3, private)
    url = b"type.googleapis.com/google.crypto.tink.HpkePrivateKey"
    data = field(1, url) + field(2, value) + field(3, 2)
    return field(1, 1) + field(2, field(1, data) + field(2, 1) + field(3, 1) + field(4, 3))


ledger = ident("ldg_", bytes.fromhex("0123456789abcdeffedcba9876543210"))
salt = ledger.encode()
master, pseudonym, details_key, token_key = key(0x00), key(0x40), key(0x60), key(0x80)
refresher, ephemeral, nonce = key(0xA0), key(0xC0), bytes(range(12))
out = {"ledger": ledger}


def prf(*parts):
    return mac(pseudonym, lp(*parts))


routing, server = prf("identity", "alice")[:8], prf("identity", "server")[:8]
identity = ident("idn_", prf("identity", "alice")[:16])
connection = ident("con_", routing + prf("connection", "vault:default:github:connection:alice/main")[:8])
command = ident("cmd_", routing + prf("command", identity, "key-1")[:8])
out["routing"] = word(routing)
out["identity"] = identity
out["connection"] = connection
out["provider-client"] = ident("pcl_", server + prf("client", "server:github:client")[:8])
out["admin-roster"] = ident("adm_", server + prf("admins")[:8])
out["provider"] = ident("prv_", prf("provider", "github")[:16])
out["account"] = ident("acc_", prf("account", "github", "42")[:16])
out["command"] = command
out["digest"] = prf("digest", "request", b"content").hex()
out["pseudonym-commitment"] = prf("commitment", ledger).hex()

keks = {purpose: hkdf(master, salt, purpose.encode()) for purpose in ("details", "tokens")}
commitments = {purpose: mac(kek, lp("kek-commitment", ledger, purpose)) for purpose, kek in keks.items()}
out["details-kek-commitment"] = commitments["details"].hex()
out["tokens-kek-commitment"] = commitments["tokens"].hex()

for name, label, secret, purpose in (("details", "details", details_key, "details"), ("token", "token", token_key, "tokens")):
    key_id = ident("key_", mac(secret, lp(label, connection)))
    out[name + "-key-id"] = key_id
    aad = lp("wrapped-key/1", ledger, connection, key_id)
    out[name + "-key-wrapped"] = (b"\x01" + commitments[purpose][:8] + gcm(keks[purpose], nonce, secret, aad)).hex()

schema, clear = hashlib.sha256(b"schema").digest(), hashlib.sha256(b"clear").digest()
aad = lp("details/1", ledger, connection, command, "ConnectionGranted", out["details-key-id"], schema, identity, clear)
out["details-sealed"] = (b"\x01" + gcm(details_key, nonce, pad(b"alice@example.org"), aad)).hex()


def token_aad(kind, name):
    return lp("token-" + kind + "/1", ledger, connection, command, name, "https://github.com")


def sealed_token(kind, key_id, ciphertext):
    return (bytes([1, kind]) + key_id + ciphertext).hex()


token_id = mac(token_key, lp("token", connection))
out["token-aead"] = sealed_token(
    1, token_id, gcm(token_key, nonce, pad(b"access-1"), token_aad("aead", "access_token"))
)
public = X25519PrivateKey.from_private_bytes(refresher).public_key().public_bytes_raw()
out["refresher-public-key"] = public.hex()
out["refresher-public-key-id"] = ident("key_", mac(public, lp("refresher", ledger)))
tag_key = hkdf(master, salt, b"refresher-public-key")
out["refresher-public-key-tag"] = mac(tag_key, lp("refresher-public-key", ledger, public)).hex()
out["refresher-keyset"] = keyset(refresher, public).hex()
out["token-hpke"] = sealed_token(
    2, mac(public, lp("refresher", ledger)), hpke(public, ephemeral, token_aad("hpke", "refresh_token"), pad(b"refresh-1"))
)
own = hkdf(refresher, salt, b"refresher-tokens")
out["token-refresher"] = sealed_token(
    3, mac(own, lp("refresher", ledger)), gcm(own, nonce, pad(b"refresh-2"), token_aad("refresher", "refresh_token"))
)

print("# Written by sealing.py. These bytes open for ever: add to them, never change them.")
for name, value in out.items():
    print(name + "=" + value)
