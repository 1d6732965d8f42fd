"""What the lanes share that send strange bodies."""

import os

SEED = int(os.environ.get("ASSAY_FUZZ_SEED", "20261128"))
BODIES = int(os.environ.get("ASSAY_FUZZ_BODIES", "40"))
# The longest that a request may take, in seconds.
SLOWEST = 20
WORDS = ["", "a", "0", "CVE-2021-44228", "123456789012", "333333333333", "us-east-1", "arn:aws:inspector2:us-east-1:123456789012:x/y",
         "CRITICAL", "ACTIVE", "\u0000", "\u202e", "\U0001f600", "'; DROP TABLE finding; --", "%", "_", "a" * 1025, " ", "\\", "{0}",
         "2026-01-01T00:00:00Z", "-1", "NaN", "lodash", "AWS_EC2_INSTANCE", "/a/b", "*"]
NUMBERS = [0, 1, -1, 2, 100, 101, 65535, 65536, 2**31 - 1, 2**31, 2**53, -2**63, 0.5, 1e308, -0.0]


def damaged(draw, body):
    """What is no body of the operation, nor of any."""
    data = bytearray(body)
    for _ in range(draw.randint(1, 4)):
        if not data:
            break
        at = draw.randrange(len(data))
        draw.choice([lambda: data.__setitem__(at, draw.randrange(256)), lambda: data.__delitem__(slice(at, at + draw.randint(1, 9))),
                     lambda: data.__setitem__(slice(at, at), data[at:at + 20] * draw.randint(1, 30)),
                     lambda: data.__setitem__(slice(at, at), b"[" * 400)])()
    return bytes(data)
