"""Says whether a request comes from your ledger, and now. Secret in WEBHOOK_SECRET; id, timestamp and signature as arguments; body on stdin."""
import base64, hmac, os, sys, time


def is_genuine(secret, headers, body, now):
    stamp = headers["webhook-id"].encode() + b"." + headers["webhook-timestamp"].encode() + b"."
    mine = base64.b64encode(hmac.digest(base64.b64decode(secret.removeprefix("whsec_")), stamp + body, "sha256")).decode()
    return abs(now - int(headers["webhook-timestamp"])) < 300 and any(hmac.compare_digest("v1," + mine, theirs) for theirs in headers["webhook-signature"].split())


if __name__ == "__main__":
    given = dict(zip(("webhook-id", "webhook-timestamp", "webhook-signature"), sys.argv[1:4]))
    now = int(sys.argv[4]) if len(sys.argv) > 4 else time.time()
    sys.exit(0 if is_genuine(os.environ["WEBHOOK_SECRET"], given, sys.stdin.buffer.read(), now) else 1)
