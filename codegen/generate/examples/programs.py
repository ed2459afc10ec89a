"""Write example programs: those of the README, one for each operation, and the probes of the package's doctor.

The README shows read operations, those with the fewest arguments first. Values come from the document's examples.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codegen import names
from codegen.generate.client_api import ClientMethod, Tag
from codegen.generate.credentials import SecurityScheme, SignInOperation
from codegen.generate.method_arguments import Argument
from codegen.generate.stream_api import StreamApi
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import lookup
from codegen.vendors import Vendor

from .literals import BodyLiterals
from .samples import SampleValues

# Ids that no vendor has assigned, by the type of the argument.
_UNKNOWN_IDS: Mapping[str, object] = {"str": "nobody-has-this", "int": 999999999}


@dataclass(frozen=True, slots=True)
class ReadmeExample:
    """One program of a README, with its heading and an introduction."""

    title: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class _Call:
    """A call of one method; `body` maps arguments to the code of their values in the document's example of the body."""

    tag: Tag
    method: ClientMethod
    body: Mapping[str, str] = field(default_factory=dict)

    @property
    def required_arguments(self) -> list[Argument]:
        """The arguments that the call needs, including those that the client takes for all calls."""
        arguments = [argument for argument in self.method.arguments if argument.name not in self.body]
        return [argument for argument in arguments if argument.default == "" or argument.of_client]

    @property
    def is_read(self) -> bool:
        """Whether the call only reads and needs a credential, so that it can test a client."""
        operation = self.method.operation
        if self.method.download or self.method.returns == "None" or not operation.security:
            return False
        if operation.streamed:
            return operation.method == "CALL" and self.method.name.partition("_")[0] in ("get", "list")
        return operation.method == "GET" or bool(operation.extensions.get("x-idempotent"))

    def code(self, options: str = "") -> str:
        """Return the code of the call; each argument is passed as a variable of the same name."""
        arguments = [argument for argument in self.required_arguments if not argument.of_client]
        arguments_code = [
            argument.name if argument in self.method.positional else f"{argument.name}={argument.name}"
            for argument in arguments
        ]
        arguments_code += [f"{name}={code}" for name, code in self.body.items()]
        return f"client.{self.tag.module}.{self.method.name}({', '.join([*arguments_code, *filter(None, [options])])})"


class ExamplePrograms:
    """The example programs of one vendor's package."""

    def __init__(
        self,
        vendor: Vendor,
        bundles: Sequence[Bundle],
        tags: list[Tag],
        schemes: list[SecurityScheme],
        stream: StreamApi | None,
        literals: BodyLiterals,
    ) -> None:
        self._vendor, self._schemes, self._stream, self._literals = vendor, schemes, stream, literals
        self._bundle = bundles[0]
        self._samples = SampleValues(*bundles)
        self._calls = [_Call(tag, method) for tag in tags for method in tag.methods]
        readers = [call for call in self._calls if call.is_read]
        # Examples use the synchronous client, unless only the asynchronous one can read.
        self._awaits = not any(call.method in call.tag.plain for call in readers)
        readers = [call for call in readers if self._awaits or call.method in call.tag.plain]
        self._readers = sorted(readers, key=lambda call: len(call.required_arguments))

    # Probes of the doctor

    @property
    def credentials(self) -> list[tuple[str, ...]]:
        """Alternative sets of arguments with which a client can authenticate."""
        usual = (scheme.usual_arguments for scheme in self._schemes)
        tokens = (tuple(name for name, _, _ in scheme.arguments[-1:]) for scheme in self._schemes)
        return list(dict.fromkeys(filter(None, (*usual, *tokens))))

    def sign_in(self, sign_ins: dict[str, SignInOperation]) -> str:
        """Return the code of the probe that signs in; empty if no operation returns a credential."""
        for scheme in self._schemes:
            if (sign_in := sign_ins.get(scheme.name)) is not None:
                arguments = zip(sign_in.arguments, scheme.arguments, strict=False)
                pairs = {
                    sign_in_name: name
                    for (sign_in_name, _, _), (name, _, _) in arguments
                    if name in scheme.usual_arguments
                }
                return f"Probe({', '.join(map(repr, sign_in.call.split('.')))}, {pairs!r})"
        return ""

    def read(self) -> str:
        """Return the code of the probe that reads; empty if no operation is suitable."""
        if not self._readers:
            return ""
        call = self._readers[0]
        values = {argument.name: self._samples.of(argument) for argument in call.required_arguments}
        return f"Probe({call.tag.module!r}, {call.method.name!r}, {values!r})"

    # The programs next to the package

    def each(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the code of one program per operation."""
        for method_call in self._calls:
            call = replace(method_call, body=self._literals.of(method_call.method))
            awaits = method_call.method not in method_call.tag.plain
            lines = (
                self._saved(call, awaits=awaits) if method_call.method.download else self._printed(call, awaits=awaits)
            )
            imports = ["models"] if any("models." in code for code in call.body.values()) else []
            yield (
                names.snake(method_call.method.operation.id),
                self._example("", "", [call], lines, imports, awaits=awaits).code,
            )

    # The examples of the README

    def __iter__(self) -> Iterator[ReadmeExample]:
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
        # An operation that needs an argument makes a better example than one without.
        plain = [call for call in self._readers if not call.method.paging]
        return sorted(plain, key=lambda call: not call.required_arguments)

    def _first(self) -> Iterator[ReadmeExample]:
        for call in (self._plain or self._readers)[:1]:
            yield self._example("First call", "", [call], self._printed(call))

    def _lists(self) -> Iterator[ReadmeExample]:
        for call in [call for call in self._readers if call.method.paging][:1]:
            loop = "async for" if self._awaits else "for"
            pages = [f"{loop} page in {call.code()}.pages():", "    print(len(page.items), page.next_position)"]
            text = (
                "Iterate over a list to read the items of all pages; each page is requested when it is needed. "
                "`pages()` iterates over the pages instead. Save `page.next_position` and pass it to `pages(start=…)` "
                "to resume later, even in another process."
            )
            yield self._example("Paging", text, [call], [*self._printed(call), *pages])

    def _errors(self) -> Iterator[ReadmeExample]:
        for call in [call for call in self._plain if any(map(_unknown_id, call.required_arguments))][:1]:
            unknown_id = [argument for argument in call.required_arguments if _unknown_id(argument)][-1]
            operation = call.method.operation
            has_not_found = any(response.status == "404" for response in operation.failure) or "NotFoundError" in dict(
                call.method.raises
            )
            handlers = (
                ["except NotFoundError as error:", '    print("not found:", error.message)'] if has_not_found else []
            )
            handlers += ["except StatusError as error:", "    print(error.status, error.code, error.message)"]
            handlers += ["except ApiError as error:", '    print("no valid response:", error)']
            text = (
                "All errors are subclasses of `ApiError`. A `StatusError` means that the vendor rejected the call. It "
                "has the `status`, the vendor's `code` and `message`, the parsed `body`, the `request` and the "
                "`response`. There are subclasses for HTTP statuses and for the vendor's error codes. If "
                "`may_have_worked` is False, the vendor has not processed the call."
            )
            lines = ["try:", *(f"    {line}" for line in self._printed(call)), *handlers]
            imports = ["ApiError", *(["NotFoundError"] if has_not_found else []), "StatusError"]
            yield self._example("Errors", text, [call], lines, imports, {unknown_id.name: _unknown_id(unknown_id)})

    def _async(self) -> Iterator[ReadmeExample]:
        text = f"`Async{self._vendor.client}` has the same methods as coroutines. Iterate over lists with `async for`."
        for call in self._readers[:1] if not self._awaits else []:
            yield self._example("Async", text, [call], self._printed(call, awaits=True), awaits=True)

    def _file(self) -> Iterator[ReadmeExample]:
        files = [
            call for call in self._calls if call.method.download and (self._awaits or call.method in call.tag.plain)
        ]
        for call in files[:1]:
            lines = self._saved(call, awaits=self._awaits)
            text = (
                "A download starts when you read it. `save()` writes a file that appears when it is complete; `read()` "
                "returns the content as bytes."
            )
            yield self._example("Files", text, [call], lines)

    def _listening(self) -> Iterator[ReadmeExample]:
        if self._stream is None or not self._stream.events:
            return
        lines = [
            "async for event in client.listen():",
            "    if isinstance(event, PossibleGap | Dropped):",
            '        print("events are missing; read the current state")',
            "    else:",
            "        print(event.name, event.body)",
            "    break  # leave this out to keep listening",
        ]
        text = (
            "The first call or listener opens the connection, and the client reopens it after a loss. A listener then "
            "receives a `PossibleGap`, because events may have been missed. If it reads too slowly, it receives a "
            "`Dropped`. If the connection is lost before the reply to a call, the call raises `ConnectionLostError`; "
            "its `may_have_worked` says whether the vendor may have processed the call"
        )
        resent = ". Pass `resend=True` to resend such calls under the same id." if self._stream.resends else "."
        yield self._example("Events", text + resent, [], lines, ["Dropped", "PossibleGap"], awaits=True)

    def _options(self) -> Iterator[ReadmeExample]:
        for call in self._plain[:1]:
            text = "Pass `options` to override client options for one call."
            lines = self._printed(call, options="options=Options(timeout=5.0)")
            yield self._example("Call options", text, [call], lines, ["Options"])

    def _logs(self) -> Iterator[ReadmeExample]:
        for call in self._plain[:1]:
            text = "The client logs each call with the module `logging`. It logs neither values nor secrets."
            setup = ["logging.basicConfig()", f'logging.getLogger("{self._vendor.package}").setLevel(logging.DEBUG)']
            yield self._example("Logging", text, [call], self._printed(call), setup=setup)

    # Parts of a program

    def _printed(self, call: _Call, *, awaits: bool | None = None, options: str = "") -> list[str]:
        """Return the lines that call a method and print its result."""
        awaits = self._awaits if awaits is None else awaits
        if call.method.paging:
            item = names.snake(call.method.item.rpartition(".")[2])
            return [f"{'async ' if awaits else ''}for {item} in {call.code()}:", f"    print({item})"]
        code = f"{'await ' if awaits else ''}{call.code(options)}"
        return [code if call.method.returns == "None" else f"print({code})"]

    def _saved(self, call: _Call, *, awaits: bool) -> list[str]:
        """Return the lines that save a file."""
        target = f"{call.tag.module}{self._extension(call)}"
        return [f'size = {"await " if awaits else ""}{call.code()}.save("{target}")', 'print(size, "bytes")']

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
        setup: Sequence[str] = (),
    ) -> ReadmeExample:
        awaits = self._awaits if awaits is None else awaits
        client = f"{'Async' if awaits else ''}{self._vendor.client}"
        secrets = [name for scheme in self._schemes[:1] for name in scheme.usual_arguments]
        arguments = [f'{name}=os.environ["{self._vendor.id.upper()}_{name.upper()}"]' for name in secrets]
        arguments += [
            f"{argument.name}={argument.name}"
            for call in calls
            for argument in call.required_arguments
            if argument.of_client
        ]
        variables = {
            argument.name: self._samples.of(argument) for call in calls for argument in call.required_arguments
        } | dict(values or {})
        body = [
            f"{'async ' if awaits else ''}with {client}({', '.join(arguments)}) as client:",
            *(f"    {line}" for line in lines),
        ]
        if awaits:
            body = ["async def main() -> None:", *(f"    {line}" for line in body), "", "", "asyncio.run(main())"]
        timed = any("datetime." in code for call in calls for code in call.body.values())
        modules = [*(["asyncio"] if awaits else []), *(["datetime"] if timed else [])]
        modules += [*(["logging"] if setup else []), *(["os"] if secrets else [])]
        head = [*(f"import {module}" for module in modules), ""] if modules else []
        head += [f"from {self._vendor.package} import {', '.join(sorted([*imports, client]))}", ""]
        assignments = [*setup, *(f"{name} = {value!r}" for name, value in variables.items())]
        blank_lines = ([""] if assignments else []) + ([""] if awaits else [])
        return ReadmeExample(title, text, "\n".join([*head, *assignments, *blank_lines, *body]))

    def _extension(self, call: _Call) -> str:
        """Return the file name extension of a download, by the media types of its response."""
        operation = call.method.operation
        response = lookup(self._bundle.data, operation.pointer)["responses"][operation.success[0].status]
        kinds = self._bundle.resolve(response).get("content", {})
        return next(filter(None, map(mimetypes.guess_extension, kinds)), "")


def _unknown_id(argument: Argument) -> object:
    """Return a value that identifies nothing; None if the argument is not an id."""
    if argument.of_client or not argument.wire.lower().endswith("id"):
        return None
    return next((_UNKNOWN_IDS[kind] for kind in argument.annotation.split(" | ") if kind in _UNKNOWN_IDS), None)
