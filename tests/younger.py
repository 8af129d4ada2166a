"""What a phone of 2021 does not have: Chrome 90, Safari 14.1 and Firefox 88 are the ones meant.

A feature that does no harm where it is missing (`text-wrap`, `accent-color`, `field-sizing`,
`hyphens`) does not stand here; neither does one of which we ask first, as `feature?.()` does.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Younger:
    """A feature, how it is recognised, an example of it, and what may stand instead of it."""

    name: str
    pattern: str
    example: str
    instead: str = ""

    def found(self, text: str) -> list[str]:
        """Where it is used, with a few words around."""
        return [
            text[max(0, one.start() - 30) : one.end() + 30]
            for one in re.finditer(self.pattern, text, re.MULTILINE)
        ]


_METHODS = "at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|isWellFormed"
_SETS = "union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom"

SCRIPT = (
    Younger("array methods", rf"\.(?:{_METHODS})\(", "list.at(-1)", "list[list.length - 1]"),
    Younger("methods of sets", rf"\.(?:{_SETS})\(", "one.union(other)", "[...one, ...other]"),
    Younger("groupBy", r"\bgroupBy\(", "Object.groupBy(rows, kind)"),
    Younger("fromAsync", r"\bfromAsync\(", "Array.fromAsync(rows)"),
    Younger("withResolvers", r"\bwithResolvers\(", "Promise.withResolvers()"),
    Younger("Promise.try", r"\bPromise\.try\(", "Promise.try(work)"),
    Younger("Object.hasOwn", r"\bhasOwn\(", "Object.hasOwn(one, name)", "name in one"),
    Younger("structuredClone", r"\bstructuredClone\(", "structuredClone(view)", "{...view}"),
    Younger("error causes", r"\bcause:", "throw new Error(text, { cause: error })"),
    Younger("AbortSignal.any", r"\bAbortSignal\.any\(", "AbortSignal.any([one, other])", "any?.("),
    Younger(
        "AbortSignal.timeout",
        r"(?<!if \(AbortSignal\.timeout\) return )\bAbortSignal\.timeout\(",
        "fetch(url, { signal: AbortSignal.timeout(1000) })",
        "within(1000)",
    ),
    Younger("throwIfAborted", r"\bthrowIfAborted\(", "signal.throwIfAborted()"),
    Younger(
        "what needs https", r"\b(?:crypto\.subtle|randomUUID|serviceWorker)\b", "crypto.subtle"
    ),
    Younger("top-level await", r"^(?:const \w+ = )?await\b", 'const page = await import("./a");'),
    Younger("looking behind", r"\(\?<[=!]", "/(?<=a)b/"),
    Younger("the flag v", r"/[dgimsuy]*v[dgimsuy]*[,;.)]", "text.replace(/[a--b]/v, '')"),
    Younger("the flag d", r"/[gimsuvy]*d[gimsuvy]*[,;.)]", "/a/gd.exec(text)"),
    Younger("private methods", r"^\s*(?:static |async |get |set )*#\w+\(", "  #open() {"),
    Younger("private fields looked for", r"#\w+ in \b", "#open in one"),
    Younger("static blocks", r"\bstatic \{", "static { start(); }"),
    Younger(
        "JSON modules", r"\bwith \{ type:", 'import words from "./w.json" with { type: "json" }'
    ),
    Younger("dialogs", r"(?<!element\.showModal \? element)\.showModal\(", "dialog.showModal();"),
    Younger("popovers", r"\b(?:show|hide|toggle)Popover\(", "card.showPopover()"),
    Younger("requestSubmit", r"\brequestSubmit\(", "form.requestSubmit()"),
    Younger("scrollend", r"\bonscrollend\b|[\"']scrollend[\"']", "list.onscrollend = go"),
    Younger("idle moments", r"\brequestIdleCallback\(", "requestIdleCallback(tidy)"),
    Younger("checkVisibility", r"\bcheckVisibility\(", "card.checkVisibility()"),
    Younger("setHTML", r"\bset(?:HTML|HTMLUnsafe)\(", "card.setHTML(text)"),
    Younger("view transitions", r"\bstartViewTransition\(", "document.startViewTransition(draw)"),
    Younger("compression", r"\b(?:De)?[cC]ompressionStream\b", 'new CompressionStream("gzip")'),
    Younger("channels and locks", r"\b(?:BroadcastChannel|navigator\.locks)\b", "navigator.locks"),
    Younger("Intl.Segmenter", r"\bIntl\.(?:Segmenter|DurationFormat)\b", "new Intl.Segmenter()"),
)

STYLE = (
    Younger(":has", r":has\(", ".phone:has(.wide) { color: red; }", "a class"),
    Younger("color-mix", r"\bcolor-mix\(", "a { color: color-mix(in srgb, red, blue); }"),
    Younger("light-dark", r"\blight-dark\(", "a { color: light-dark(red, blue); }"),
    Younger("colours of lab", r"\b(?:oklch|oklab|lch|lab)\(", "a { color: oklch(40% 0.2 20); }"),
    Younger("relative colours", r"\b(?:rgb|hsl)\(from\b", "a { color: rgb(from red r g b); }"),
    Younger("moving heights", r"\d[dsl]v(?:h|w|b|i|min|max)\b", "a { height: 100dvh; }", "100vh"),
    Younger(
        "containers", r"@container\b|\bcontainer-type:|\dcq[wh]\b", "@container (width > 9rem) {}"
    ),
    Younger("layers and scopes", r"@(?:layer|scope|starting-style|property)\b", "@layer page;"),
    Younger("nesting", r"^\s*&|\{[^{}]*&", ".card { & > p { color: red; } }"),
    Younger("ranges", r"@media[^{]*[<>]", "@media (width < 40rem) { a { color: red; } }"),
    Younger("aspect-ratio", r"\baspect-ratio:", ".qr { aspect-ratio: 1; }"),
    Younger("subgrid", r"\bsubgrid\b", "a { grid-template-rows: subgrid; }"),
    Younger("single transforms", r"(?<![\w-])(?:rotate|scale|translate):", "a { rotate: 4deg; }"),
    Younger("overflow: clip", r"\boverflow(?:-[xy])?: clip\b", "a { overflow: clip; }"),
    Younger(
        "sines and rounding",
        r"\b(?:round|sin|cos|pow|sqrt|abs)\(",
        "a { width: round(3.2px, 1px); }",
    ),
    Younger(
        "content with another reading",
        r"(?<!; )content: \"[^\"]*\" / ",
        'a::before { content: "✓" / ""; }',
        "the same without it before",
    ),
    Younger(
        ":focus-visible alone on what is unseen",
        r"input:focus-visible",
        ".choice > input:focus-visible + span { outline: 1px solid; }",
        ":focus, then :focus:not(:focus-visible)",
    ),
    Younger("user-invalid", r":user-(?:in)?valid\b", "input:user-invalid { color: red; }"),
)

PAGE = (
    Younger("dialogs", r"<dialog\b", "<dialog open>"),
    Younger("inert and popovers", r"\s(?:inert|popover|popovertarget)\b[\s=>]", "<div inert>"),
    Younger("import maps", r"type=\"importmap\"", '<script type="importmap">'),
    Younger("search", r"<search\b", "<search>"),
)
