"""A store of values in memory, and what came to it."""


class MemoryStore:
    """Bytes by digest; ``added`` are the digests that it was given, in order."""

    def __init__(self) -> None:
        self._held: dict[bytes, bytes] = {}
        self.added: list[bytes] = []

    def holds(self, digest: bytes) -> bool:
        return digest in self._held

    def add(self, digest: bytes, data: bytes) -> None:
        self._held[digest] = data
        self.added.append(digest)

    def get(self, digest: bytes) -> bytes:
        return self._held[digest]
