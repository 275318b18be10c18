"""The tokens of a text in order, and the errors for unexpected ones."""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.arithmetic import ExpressionError
from mathlib.parsing.lexer import Token, tokens
from mathlib.parsing.suggestions import known_as, split, unknown


class TokenStream:
    """The tokens of a text in given variables, and the position of the next one."""

    def __init__(self, source: str, variables: Sequence[str], start: int = 0) -> None:
        self.source = source
        self.variables = tuple(variables)
        self.tokens = [part for token in list(tokens(source, start)) for part in self.words(token)]
        self.position = 0

    def words(self, token: Token) -> list[Token]:
        """A name that is a product of names (`xy`) as the names it is made of."""
        if token.kind != "name":
            return [token]
        parts = split(known_as(token.text, self.variables), self.variables)
        if parts is None:
            raise unknown(token.text, self.variables, self.source, token.column)
        if len(parts) == 1:
            return [Token("name", parts[0], token.column)]
        columns = [token.column + len("".join(parts[:index])) for index in range(len(parts))]
        return [Token("name", part, at) for part, at in zip(parts, columns, strict=True)]

    @property
    def here(self) -> Token:
        return self.tokens[self.position]

    def take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def error(self, message: str, token: Token, suggestion: str = "") -> ExpressionError:
        return ExpressionError(message, self.source, token.column, suggestion)

    def leftover(self) -> ExpressionError:
        token, before = self.here, self.tokens[self.position - 1]
        if token.text in (")", "}"):
            return self.error("this bracket was never opened", token, "remove it")
        if token.text == "|":
            return self.error("this bar was never opened", token, "remove it, or write abs(...)")
        if token.text == "," and self.is_decimal_comma():
            after = self.tokens[self.position + 1]
            right = f"{before.text}.{after.text}"
            return self.error("a comma separates arguments", token, f"did you mean {right}?")
        if token.text == "else":
            return self.error("'else' without 'if'", token, "write a if x < 1 else b")
        if token.kind == "number":
            return self.error("an operator is missing before this number", token, "write * or ^ before it")
        return self.error(f"'{token.text}' was not expected here", token)

    def is_decimal_comma(self) -> bool:
        around = self.tokens[self.position - 1], self.tokens[self.position + 1]
        return all(token.kind == "number" and "." not in token.text for token in around)

    def leftover_argument(self, name: Token, most: int) -> ExpressionError:
        if most == 1 and self.is_decimal_comma():
            return self.leftover()
        count = "one argument" if most == 1 else f"at most {most} arguments"
        return self.error(f"{name.text} takes {count}", self.here)

    def missing(self) -> ExpressionError:
        token = self.here
        before = self.tokens[self.position - 1].text if self.position else ""
        if token.kind == "end" or token.text == ")":
            return self.error(f"something is missing after '{before}'", token)
        return self.error(f"'{token.text}' was not expected here", token)

    def close(self, opening: Token, closing: str) -> None:
        if self.here.kind == "end":
            raise self.error("this bracket is never closed", opening, f"add '{closing}'")
        if self.here.text != closing:
            raise self.leftover()
        self.take()
