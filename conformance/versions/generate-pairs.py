"""Prints pairs of versions of one scheme, the same ones on every run.

usage: generate-pairs.py SCHEME COUNT

Half of the pairs are made from one another by a small change, because versions that differ in one
place are where orders go wrong.
"""

import random
import sys

NUMBERS = ["0", "1", "2", "3", "9", "10", "11", "20", "99", "100", "2024", "20240131", "18446744073709551617"]


def number(r, zeros=True):
    text = r.choice(NUMBERS)
    return "0" + text if zeros and r.random() < 0.08 else text


def numbers(r, least, most, zeros=True):
    return ".".join(number(r, zeros) for _ in range(r.randint(least, most)))


def deb(r):
    text = numbers(r, 1, 3)
    for _ in range(r.randint(0, 2)):
        text += r.choice(["~rc", "~", "+dfsg", "+git", "a", "b", ".", "+", "~~", "Z", "-x"]) + r.choice(["", number(r)])
    if r.random() < 0.6:
        text += "-" + number(r) + r.choice(["", "", "ubuntu1", "+deb12u1", "+deb12u2", "~bpo12+1", "build2", "+b1", "ubuntu0.22.04.1", "+esm2"])
    return r.choice(["", "", "", "0:", "1:", "2:"]) + text


def rpm(r):
    text = numbers(r, 1, 4)
    for _ in range(r.randint(0, 2)):
        text += r.choice(["~rc", "^git", "a", "b", "_", ".", "+", "~", "^", "p", "Z"]) + r.choice(["", number(r)])
    if r.random() < 0.7:
        text += "-" + number(r) + r.choice(["", ".el9", ".el8_4", ".amzn2", ".amzn2023.0.2", ".fc39", ".module+el8.9.0+19+ab", "~beta", "^2"])
    return r.choice(["", "", "", "0:", "1:", "00:", "10:"]) + text


def npm(r):
    text = ".".join(number(r, False) for _ in range(3)).replace("18446744073709551617", "9007199254740991")
    if r.random() < 0.6:
        ids = ["alpha", "beta", "rc", "Rc", "next", "0", "1", "2", "10", "11", "a-b", "-", "x1", "1x", "r100", "R2", "dev-1"]
        text += "-" + ".".join(r.choice(ids) for _ in range(r.randint(1, 3)))
    if r.random() < 0.2:
        text += "+" + r.choice(["build", "001", "sha.1", "exp-2"])
    return r.choice(["", "", "", "v"]) + text


def pep440(r):
    text = r.choice(["", "", "", "0!", "1!", "v"]) + numbers(r, 1, 4)
    sep = lambda: r.choice(["", "", ".", "-", "_"])
    if r.random() < 0.4:
        text += sep() + r.choice(["a", "b", "rc", "alpha", "beta", "c", "pre", "preview", "RC", "A"]) + r.choice(["", sep() + number(r)])
    if r.random() < 0.3:
        text += r.choice(["-" + number(r), sep() + r.choice(["post", "rev", "r"]) + r.choice(["", sep() + number(r)])])
    if r.random() < 0.3:
        text += sep() + "dev" + r.choice(["", sep() + number(r)])
    if r.random() < 0.3:
        text += "+" + r.choice([".", "-", "_"]).join(r.choice(["cu118", "cpu", "1", "2", "10", "local", "a", "0abc"]) for _ in range(r.randint(1, 3)))
    return text


def gem(r):
    text = numbers(r, 1, 4)
    for _ in range(r.randint(0, 2)):
        text += r.choice([".", "-"]) + r.choice(["rc", "pre", "beta", "a", "b", "java", "x86", "0", "Z"]) + r.choice(["", number(r), "." + number(r)])
    return text


def changed(r, text):
    at = r.randrange(len(text))
    return r.choice([
        text[:at] + r.choice("0123459") + text[at:],
        text[:at] + r.choice("0123459") + text[at + 1:],
        text + ".0", text + "0", text + ".1",
        text[:at] + text[at + 1:] or "1",
    ])


def main():
    make, count = globals()[sys.argv[1]], int(sys.argv[2])
    r = random.Random("assay " + sys.argv[1])
    for _ in range(count):
        a = make(r)
        b = changed(r, a) if r.random() < 0.5 else make(r)
        print(a, b, sep="\t")


main()
