"""What is raised where a file cannot be read whole."""

from __future__ import annotations

from sachhon.formkit.findings import Finding, Severity


class UnreadableDocument(Exception):
    """A file that is not read at all, rather than in part. `finding` says what happened and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.key)
        self.finding = finding

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[Finding]]:
        """Keeps the finding when the error crosses from a worker process."""
        return type(self), (self.finding,)


def refuse(code: str, name: str, variant: str = "", **params: object) -> UnreadableDocument:
    """The error for file `name`, to be raised by the caller."""
    return UnreadableDocument(Finding(code, Severity.ERROR, {"name": name, **params}, variant=variant))


def notice(code: str, severity: Severity, name: str, variant: str = "", **params: object) -> Finding:
    """A finding about the file itself, which is read all the same."""
    return Finding(code, severity, {"name": name, **params}, variant=variant)
