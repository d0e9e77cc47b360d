"""The texts of a folder as they were at one moment: what is checked is what is used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LARGEST = 5_000_000  # bytes of one file


@dataclass(frozen=True, slots=True)
class Folder:
    """`files` by their names below `path`, with slashes. `faults`: why a file could not be read."""

    path: Path
    files: Mapping[str, bytes] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    exists: bool = True

    def text(self, name: str) -> str:
        """The file as text. Raises UnicodeDecodeError and KeyError."""
        return self.files[name].decode("utf-8-sig")

    def below(self, folder: str) -> list[str]:
        return sorted(name for name in self.files if name.startswith(f"{folder}/"))


def read_folder(path: Path, *endings: str) -> Folder:
    """Every file with one of these endings, in this folder and below. Never raises."""
    if not path.is_dir():
        return Folder(path, exists=False)
    files: dict[str, bytes] = {}
    faults: dict[str, str] = {}
    for found in _files(path, endings):
        name = found.relative_to(path).as_posix()
        try:
            if found.stat().st_size > LARGEST:
                faults[name] = f"the file is larger than {LARGEST} bytes"
            else:
                files[name] = found.read_bytes()
        except OSError as error:
            faults[name] = error.strerror or str(error)
    return Folder(path, files, faults)


def stamp_of(path: Path, *endings: str) -> tuple[tuple[str, int, int], ...]:
    """Changes whenever a file of the folder changes; costs a look at each, and reads none."""
    stamps = []
    for found in _files(path, endings):
        try:
            seen = found.stat()
        except OSError:
            continue
        stamps.append((found.relative_to(path).as_posix(), seen.st_mtime_ns, seen.st_size))
    return tuple(stamps)


def _files(path: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Neither what an editor left (.routes.yaml.swp) nor what lies in hidden folders."""
    try:
        found = sorted(path.rglob("*"))
    except OSError:
        return
    for one in found:
        hidden = any(part.startswith(".") for part in one.relative_to(path).parts)
        if one.name.endswith(endings) and not hidden and one.is_file():
            yield one
