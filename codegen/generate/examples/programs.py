"""Examples: a package's programs, those of its README and one for each call, and what its doctor tries.

Those of the README read. What needs the fewest arguments comes first; values are those of the document's own examples.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codegen import names
from codegen.generate.client_api import Method, Tag
from codegen.generate.credentials import Scheme, SignIn
from codegen.generate.method_arguments import Argument
from codegen.generate.stream_api import StreamApi
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import lookup
from codegen.vendors import Vendor

from .literals import Literals
from .samples import Samples

# What no vendor has given to anything.
_NOBODYS: Mapping[str, object] = {"str": "nobody-has-this", "int": 999999999}


@dataclass(frozen=True, slots=True)
class Example:
    """One program of a README, with its heading and what is to be said of it."""

    title: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class _Call:
    """One method under its tag; `body` is the code of arguments that the document's example of the body shows."""

    tag: Tag
    method: Method
    body: Mapping[str, str] = field(default_factory=dict)

    @property
    def needed(self) -> list[Argument]:
        """The arguments without which there is no call, those included that the client takes for all."""
        own = [one for one in self.method.arguments if one.name not in self.body]
        return [one for one in own if one.default == "" or one.of_client]

    @property
    def reads(self) -> bool:
        """Whether it changes nothing and wants a credential."""
        operation = self.method.operation
        if self.method.download or self.method.returns == "None" or not operation.security:
            return False
        if operation.streamed:
            return operation.method == "CALL" and self.method.name.partition("_")[0] in ("get", "list")
        return operation.method == "GET" or bool(operation.extensions.get("x-idempotent"))

    def written(self, options: str = "") -> str:
        """Return the code of the call; its arguments are variables of their own names."""
        own = [one for one in self.needed if not one.of_client]
        given = [one.name if one in self.method.positional else f"{one.name}={one.name}" for one in own]
        given += [f"{name}={code}" for name, code in self.body.items()]
        return f"client.{self.tag.module}.{self.method.name}({', '.join([*given, *filter(None, [options])])})"


class Examples:
    """The examples of one vendor."""

    def __init__(
        self,
        vendor: Vendor,
        bundles: Sequence[Bundle],
        tags: list[Tag],
        schemes: list[Scheme],
        stream: StreamApi | None,
        literals: Literals,
    ) -> None:
        self._vendor, self._schemes, self._stream, self._literals = vendor, schemes, stream, literals
        self._bundle = bundles[0]
        self._samples = Samples(*bundles)
        self._every = [_Call(tag, method) for tag in tags for method in tag.methods]
        readers = [one for one in self._every if one.reads]
        # What both clients can do is shown with the plainer one.
        self._awaits = not any(one.method in one.tag.plain for one in readers)
        readers = [one for one in readers if self._awaits or one.method in one.tag.plain]
        self._readers = sorted(readers, key=lambda one: len(one.needed))

    # What the doctor tries

    @property
    def credentials(self) -> list[tuple[str, ...]]:
        """The alternatives of arguments with which a client can be made that calls are accepted from."""
        usual = (scheme.wanted for scheme in self._schemes)
        tokens = (tuple(name for name, _, _ in scheme.arguments[-1:]) for scheme in self._schemes)
        return list(dict.fromkeys(filter(None, (*usual, *tokens))))

    def sign_in(self, sign_ins: dict[str, SignIn]) -> str:
        """Return the code of the probe that signs in, empty where no call gives a credential."""
        for scheme in self._schemes:
            if (how := sign_ins.get(scheme.name)) is not None:
                given = zip(how.arguments, scheme.arguments, strict=False)
                pairs = {own: name for (own, _, _), (name, _, _) in given if name in scheme.wanted}
                return f"Probe({', '.join(map(repr, how.call.split('.')))}, {pairs!r})"
        return ""

    def read(self) -> str:
        """Return the code of the probe that reads, empty where nothing can be read."""
        if not self._readers:
            return ""
        call = self._readers[0]
        given = {one.name: self._samples.of(one) for one in call.needed}
        return f"Probe({call.tag.module!r}, {call.method.name!r}, {given!r})"

    # What stands beside the package

    def each(self) -> Iterator[tuple[str, str]]:
        """Yield a program for each operation, after the name of its module."""
        for one in self._every:
            call = replace(one, body=self._literals.of(one.method))
            awaits = one.method not in one.tag.plain
            lines = self._saved(call, awaits=awaits) if one.method.download else self._printed(call, awaits=awaits)
            imports = ["models"] if any("models." in code for code in call.body.values()) else []
            yield (
                names.snake(one.method.operation.id),
                self._example("", "", [call], lines, imports, awaits=awaits).code,
            )

    # What the README shows

    def __iter__(self) -> Iterator[Example]:
        yield from self._first()
        yield from self._lists()
        yield from self._errors()
        yield from self._async()
        yield from self._file()
        yield from self._listening()
        yield from self._options()
        yield from self._logs()

    @property
    def _plain(self) -> list[_Call]:
        # What asks for one thing says more than what takes nothing.
        plain = [one for one in self._readers if not one.method.paging]
        return sorted(plain, key=lambda one: not one.needed)

    def _first(self) -> Iterator[Example]:
        for call in (self._plain or self._readers)[:1]:
            yield self._example("The first call", "", [call], self._printed(call))

    def _lists(self) -> Iterator[Example]:
        for call in [one for one in self._readers if one.method.paging][:1]:
            each = "async for" if self._awaits else "for"
            pages = [f"{each} page in {call.written()}.pages():", "    print(len(page.items), page.next_position)"]
            text = (
                "A list asks for its pages as they are needed. `pages()` gives the pages themselves, and "
                "`pages(start=…)` goes on from a position that was kept, in another process too."
            )
            yield self._example("Lists and their pages", text, [call], [*self._printed(call), *pages])

    def _errors(self) -> Iterator[Example]:
        for call in [one for one in self._plain if any(map(_nobodys, one.needed))][:1]:
            wrong = [one for one in call.needed if _nobodys(one)][-1]
            operation = call.method.operation
            known = any(one.status == "404" for one in operation.failure) or "NotFoundError" in dict(call.method.raises)
            caught = ["except NotFoundError as error:", '    print("there is none:", error.message)'] if known else []
            caught += ["except StatusError as error:", "    print(error.status, error.code, error.message)"]
            caught += ["except ApiError as error:", '    print("no answer, or one that makes no sense:", error)']
            text = (
                "Every error is an `ApiError`. A `StatusError` is the vendor's refusal; it bears `status`, `code`, "
                "`message`, the parsed `body`, request and response, and has a class by status and by code."
            )
            lines = ["try:", *(f"    {one}" for one in self._printed(call)), *caught]
            imports = ["ApiError", *(["NotFoundError"] if known else []), "StatusError"]
            yield self._example("Errors", text, [call], lines, imports, {wrong.name: _nobodys(wrong)})

    def _async(self) -> Iterator[Example]:
        text = f"`Async{self._vendor.client}` has the same methods, awaited; lists and files are read with `async for`."
        for call in self._readers[:1] if not self._awaits else []:
            yield self._example("Asynchronously", text, [call], self._printed(call, awaits=True), awaits=True)

    def _file(self) -> Iterator[Example]:
        files = [one for one in self._every if one.method.download and (self._awaits or one.method in one.tag.plain)]
        for call in files[:1]:
            lines = self._saved(call, awaits=self._awaits)
            text = (
                "A file is asked for when it is read. It appears under its path when it is complete; "
                "`read()` holds it in memory."
            )
            yield self._example("Files", text, [call], lines)

    def _listening(self) -> Iterator[Example]:
        if self._stream is None or not self._stream.events:
            return
        lines = [
            "async for event in client.listen():",
            "    if isinstance(event, PossibleGap | Dropped):",
            '        print("not everything was heard; read again what matters")',
            "    else:",
            "        print(event.name, event.body)",
            "    break  # or go on listening",
        ]
        text = (
            "The connection opens with the first call or listener, and again after a drop. What came to be told in "
            "between is not known, so a listener is given a `PossibleGap`; one that reads too slowly is given a "
            "`Dropped`. A call whose reply is lost ends in a `ConnectionLostError`, which says whether the vendor may "
            "have done the work"
        )
        resent = ", or is sent again under the same id (`resend=True`)." if self._stream.resends else "."
        yield self._example("Listening", text + resent, [], lines, ["Dropped", "PossibleGap"], awaits=True)

    def _options(self) -> Iterator[Example]:
        for call in self._plain[:1]:
            text = "What one call shall have otherwise than its client."
            lines = self._printed(call, options="options=Options(timeout=5.0)")
            yield self._example("Options of a call", text, [call], lines, ["Options"])

    def _logs(self) -> Iterator[Example]:
        for call in self._plain[:1]:
            text = "Each call is told to the standard library's logging."
            above = ["logging.basicConfig()", f'logging.getLogger("{self._vendor.package}").setLevel(logging.DEBUG)']
            yield self._example("Logs", text, [call], self._printed(call), above=above)

    # The parts of a program

    def _printed(self, call: _Call, *, awaits: bool | None = None, options: str = "") -> list[str]:
        """Return the lines that make a call and print what it gives."""
        awaits = self._awaits if awaits is None else awaits
        if call.method.paging:
            item = names.snake(call.method.item.rpartition(".")[2])
            return [f"{'async ' if awaits else ''}for {item} in {call.written()}:", f"    print({item})"]
        code = f"{'await ' if awaits else ''}{call.written(options)}"
        return [code if call.method.returns == "None" else f"print({code})"]

    def _saved(self, call: _Call, *, awaits: bool) -> list[str]:
        """Return the lines that save a file."""
        target = f"{call.tag.module}{self._extension(call)}"
        return [f'size = {"await " if awaits else ""}{call.written()}.save("{target}")', 'print(size, "bytes")']

    def _example(
        self,
        title: str,
        text: str,
        calls: list[_Call],
        lines: list[str],
        imports: Iterable[str] = (),
        values: Mapping[str, object] | None = None,
        *,
        awaits: bool | None = None,
        above: Sequence[str] = (),
    ) -> Example:
        awaits = self._awaits if awaits is None else awaits
        client = f"{'Async' if awaits else ''}{self._vendor.client}"
        secrets = [name for scheme in self._schemes[:1] for name in scheme.wanted]
        given = [f'{name}=os.environ["{self._vendor.id.upper()}_{name.upper()}"]' for name in secrets]
        given += [f"{one.name}={one.name}" for call in calls for one in call.needed if one.of_client]
        variables = {one.name: self._samples.of(one) for call in calls for one in call.needed} | dict(values or {})
        body = [
            f"{'async ' if awaits else ''}with {client}({', '.join(given)}) as client:",
            *(f"    {one}" for one in lines),
        ]
        if awaits:
            body = ["async def main() -> None:", *(f"    {one}" for one in body), "", "", "asyncio.run(main())"]
        timed = any("datetime." in code for call in calls for code in call.body.values())
        modules = [*(["asyncio"] if awaits else []), *(["datetime"] if timed else [])]
        modules += [*(["logging"] if above else []), *(["os"] if secrets else [])]
        head = [*(f"import {one}" for one in modules), ""] if modules else []
        head += [f"from {self._vendor.package} import {', '.join(sorted([*imports, client]))}", ""]
        named = [*above, *(f"{name} = {value!r}" for name, value in variables.items())]
        between = ([""] if named else []) + ([""] if awaits else [])
        return Example(title, text, "\n".join([*head, *named, *between, *body]))

    def _extension(self, call: _Call) -> str:
        """Return how the name of a file ends, by what the document says that it is."""
        operation = call.method.operation
        answer = lookup(self._bundle.data, operation.pointer)["responses"][operation.success[0].status]
        kinds = self._bundle.resolve(answer).get("content", {})
        return next(filter(None, map(mimetypes.guess_extension, kinds)), "")


def _nobodys(argument: Argument) -> object:
    """Return a value of an argument that names nothing, None where there is no such value."""
    if argument.of_client or not argument.wire.lower().endswith("id"):
        return None
    return next((_NOBODYS[kind] for kind in argument.annotation.split(" | ") if kind in _NOBODYS), None)
