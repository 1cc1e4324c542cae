"""Write the widgets' modules as one script: a page asks for one file, and from a disk a page may load no module."""

from __future__ import annotations

import re
from pathlib import Path

from rjsmin import jsmin

from edition.widgets.assets import EXPORTED, FOLDER, modules

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

#: a module, for a page that is served: what is needed later is a file of its own
_LIVE = """const has = {};
const use = (name) => has[name] ??= all[name]();
const all = {
%s
};
use(%r);
"""
_CHOSEN = "import(`./${name}.js`)"  #: how the host asks for the widget that a page has


def live(names: list[str], host: Path) -> str:
    """Return a module that makes some widgets live, with all that they and their host need at once."""
    first = dict.fromkeys(Path(file).stem for name in (*names, "common") for file in modules(name))
    texts = {name: (FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in first}
    alone = host.read_text(encoding="utf-8").replace("\nexport ", "\n")  # nobody asks the host for anything
    texts[host.stem] = alone.replace(_CHOSEN, "moduleOf(name)")
    written = _written(texts, later="import(").replace("moduleOf(", "use(")
    return str(jsmin(_LIVE % (written, host.stem)))


def bundle(host: dict[str, str]) -> str:
    """Return a script with all widgets, and with what makes them live: name -> text; the last one runs."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js"))} | host
    return str(jsmin(_AROUND % (_written(texts), f"moduleOf({list(texts)[-1]!r});")))


def _written(texts: dict[str, str], later: str = "moduleLater(") -> str:
    return ",\n".join(f"{name}: () => {{\n{_function(text, later)}\n}}" for name, text in texts.items())


def _function(module: str, later: str) -> str:
    """Return a module as the body of a function that returns what it exports."""
    names = EXPORTED.findall(module)
    body = _IMPORT.sub(r'const \1 = moduleOf("\2");', module).replace("import(", later)
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
