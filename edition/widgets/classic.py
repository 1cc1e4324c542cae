"""Write the widgets' modules as one script that is no module: a page that is opened from a disk may load none."""

from __future__ import annotations

import re

from rjsmin import jsmin

from edition.widgets.assets import EXPORTED, FOLDER

#: the only form in which a module of ours names another
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_DEFAULT = "export default "

_AROUND = """(() => {
const made = {};
const files = globalThis.editionFiles = {};
const moduleOf = (name) => made[name] ??= modules[name]();
const moduleLater = async (name) => moduleOf(name.slice("./".length, -".js".length));
const fetch = (address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = `${address}.js`;
  const text = async () => files[script.src];
  script.onload = () => resolve({ ok: true, text, json: async () => JSON.parse(files[script.src]) });
  script.onerror = () => reject(new Error(script.src));
  document.head.append(script);
});
const modules = {
%s
};
%s
})();
"""


def bundle(host: dict[str, str]) -> str:
    """Return a script with all widgets, and with what makes them live: name -> text; the last one runs."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js"))} | host
    written = ",\n".join(f"{name}: () => {{\n{_function(text)}\n}}" for name, text in texts.items())
    return str(jsmin(_AROUND % (written, f"moduleOf({list(texts)[-1]!r});")))


def _function(module: str) -> str:
    """Return a module as the body of a function that returns what it exports."""
    names = EXPORTED.findall(module)
    body = _IMPORT.sub(r'const \1 = moduleOf("\2");', module).replace("import(", "moduleLater(")
    if _DEFAULT in body:
        body = body.replace(_DEFAULT, "const standard = ")
        names = [*names, "default: standard"]
    for kind in ("const", "function", "async function"):
        body = body.replace(f"\nexport {kind} ", f"\n{kind} ")
    return f"{body}\nreturn {{ {', '.join(names)} }};"


def twin(text: str) -> str:
    """Return the script that hands out a file's text, where no file may be fetched."""
    escaped = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return f"editionFiles[document.currentScript.src] = `{escaped}`;\n"
