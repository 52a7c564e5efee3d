"""Functions that go wrong in every way a reader can; run in children by test_limits."""

from __future__ import annotations

import ctypes
import importlib
import os
import socket
import subprocess
import sys
import tempfile
import time

from pipeline.errors import ReadingError


def nothing() -> None:
    """An initializer that loads nothing."""


def double(value: int) -> int:
    return 2 * value


def misbehave(how: str) -> str:
    if how == "hang":
        time.sleep(60)
    elif how == "spin":
        while True:
            pass
    elif how == "abort":
        os.abort()
    elif how == "segfault":
        ctypes.string_at(0)
    elif how == "exit":
        os._exit(3)
    elif how == "eat":
        kept = []
        while True:
            kept.append(bytearray(16 * 1024 * 1024))
            for block in kept[-1:]:
                block[::4096] = b"x" * len(block[::4096])
    elif how == "deep":
        return misbehave(how)
    elif how == "encrypted":
        raise ReadingError("encrypted", "It asks for a password.")
    elif how == "bug":
        raise KeyError("ours")
    return how


def reach(given: str, what: str) -> str:
    """Reaches for something in one of many ways; only some are allowed."""
    beside = os.path.join(os.path.dirname(given), "other.txt")
    if what == "given":
        with open(given) as file:
            return file.read()
    if what == "temporary":
        with tempfile.NamedTemporaryFile("w") as file:
            file.write("x")
    elif what == "module":
        importlib.import_module("xml.dom.minidom")
    elif what == "other file":
        open(beside).close()
    elif what == "passwords":
        open("/etc/passwd").close()
    elif what == "write beside":
        open(beside + ".new", "w").close()
    elif what == "remove":
        os.remove(beside)
    elif what == "connect":
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    elif what == "name":
        socket.getaddrinfo("example.com", 80)
    elif what == "program":
        subprocess.run([sys.executable, "-c", "pass"], check=True)
    elif what == "shell":
        os.system("true")
    return what
