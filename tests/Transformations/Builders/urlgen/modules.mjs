import { readdirSync } from "node:fs";
import { Transformation } from "@cloudinary/url-gen";

const packages = ["@cloudinary/transformation-builder-sdk", "@cloudinary/url-gen"];

/** The exports of which something was built, as "module.export". */
export const driven = new Set();

/** Every module of actions and qualifiers by its name; what it exports notes in `driven` that it was used. */
export const modules = {};

for (const folder of ["actions", "qualifiers"]) {
  for (const pack of packages) {
    for (const file of readdirSync(new URL(`../node_modules/${pack}/${folder}/`, import.meta.url))) {
      if (file.endsWith(".js")) await add(folder, pack, file.slice(0, -".js".length));
    }
  }
}

async function add(folder, pack, name) {
  const module = (modules[name] ??= { folder, originals: {}, exports: {} });
  if (module.folder !== folder) throw new Error(`${name} is both an action and a qualifier`);
  for (const [key, value] of Object.entries(await import(`${pack}/${folder}/${name}`))) {
    if (key in module.originals && module.originals[key] !== value) throw new Error(`${name}.${key} is not the same in both packages`);
    module.originals[key] = value;
    module.exports[key] = noted(`${name}.${key}`, value);
  }
}

function noted(id, value) {
  if (typeof value === "object") {
    return new Proxy(value, { get: (target, key) => (driven.add(id), target[key]) });
  }
  return new Proxy(value, {
    apply: (target, _, given) => (driven.add(id), target(...given)),
    construct: (target, given) => (driven.add(id), new target(...given)),
  });
}

const names = Object.keys(modules);

/** What a line of a program that imports all modules gives. */
export const evaluate = (code) =>
  new Function("Transformation", ...names, `return ${code};`)(Transformation, ...names.map((name) => modules[name].exports));

/** A function's parameters as written; of a class those of its constructor. */
export function parametersOf(value) {
  const text = value.toString();
  const start = text.startsWith("class") ? text.indexOf("constructor(") : 0;
  return start < 0 ? "" : text.slice(text.indexOf("(", start) + 1, text.indexOf(")", start)).trim();
}

/** What the package itself calls while it writes the text, and what asks instead of setting. */
const internal =
  /^(constructor|toString|toJson|get[A-Z]\w*|prepare[A-Z]\w*|(open|close)Layer|encode[A-Z]\w*|setLevel|setQualifier|parseVal|createEffectQualifier|shouldAddWeight)$/;

const base = /^(Action|ActionModel|Qualifier|QualifierValue|QualifierModel|Object|String|Number)$/;

/** The setters of an object: what its classes declare, without what every action and qualifier has. */
export function settersOf(object) {
  const found = new Map();
  for (let type = Object.getPrototypeOf(object); type && !base.test(type.constructor.name); type = Object.getPrototypeOf(type)) {
    for (const name of Object.getOwnPropertyNames(type)) {
      if (!internal.test(name) && typeof type[name] === "function" && !found.has(name)) found.set(name, type.constructor.name);
    }
  }
  return [...found].map(([name, declaredBy]) => ({ name, declaredBy, parameters: parametersOf(object[name]) }));
}
