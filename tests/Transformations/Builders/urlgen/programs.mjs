import { Transformation } from "@cloudinary/url-gen";
import { actionArguments, adders, completions, transformationArguments } from "./actions.mjs";
import { aside, asideOfTransformation } from "./aside.mjs";
import { driven, evaluate, modules, parametersOf, settersOf } from "./modules.mjs";
import { carriers, ownCarriers, qualifierArguments } from "./qualifiers.mjs";
import { alone, setterArguments } from "./setters.mjs";

/** What has neither arguments nor a reason to be left out. */
export const missing = [];

/** Every program: each function and setter with each of its arguments. */
export function* programs() {
  for (const [name, { folder, originals }] of Object.entries(modules)) {
    const values = Object.entries(originals).flatMap(([key, value]) => valuesOf(name, key, value).map((code) => ({ key, code })));
    for (const { key, code } of values) {
      const around = folder === "actions" ? [`new Transformation().${adders[name]}(*)`] : (ownCarriers[`${name}.${key}`] ?? carriers[name]);
      if (!around) throw new Error(`nothing carries the values of qualifiers/${name}`);
      for (const carrier of around) yield carrier.replace("*", () => code);
    }
  }
  const adding = new Set(Object.values(adders));
  for (const { name } of settersOf(new Transformation())) {
    if (adding.has(name) || asideOfTransformation[name]) continue;
    for (const given of required(transformationArguments, name, `Transformation.${name}`)) yield `new Transformation().${name}(${given})`;
  }
}

/** What was never part of a program although nothing says that it need not be. */
export const undriven = () =>
  Object.entries(modules).flatMap(([name, { originals }]) =>
    Object.keys(originals).map((key) => `${name}.${key}`).filter((id) => !driven.has(id) && !isAside(id, originals, originals[id.split(".")[1]])));

const isAside = (id, originals, value) => aside[id] !== undefined || isGroup(originals, value);

/** An object that only gathers the functions of its module under one name. */
const isGroup = (originals, value) =>
  typeof value === "object" && Object.entries(value).every(([key, member]) => originals[key] === member || (typeof member === "string" && typeof originals[camel(key)] === "function"));

const camel = (key) => key.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

function valuesOf(name, key, value) {
  if (isAside(`${name}.${key}`, modules[name].originals, value)) return [];
  if (typeof value === "object") return Object.keys(value).map((member) => `${name}.${key}.${member}`);

  const table = modules[name].folder === "actions" ? actionArguments : qualifierArguments;
  const maker = value.toString().startsWith("class") ? `new ${name}.${key}` : `${name}.${key}`;
  const given = table[name]?.[key] ?? (parametersOf(value) === "" ? [""] : required({}, key, `${name}.${key}(${parametersOf(value)})`));
  const made = given.flatMap((list) => (completions[`${name}.${key}`] ?? [""]).map((rest) => `${maker}(${list})${rest}`));
  return made.length === 0 ? [] : [...made, ...withSetters(made[0], completions[`${name}.${key}`]?.join("") ?? "")];
}

/** Each setter alone with each of its arguments, then all of them at once; without those in `done`. */
function withSetters(start, done) {
  const calls = settersOf(evaluate(start)).filter(({ name }) => !done.includes(`.${name}(`)).map(({ name, declaredBy, parameters }) => ({
    name,
    given: setterArguments[`${declaredBy}.${name}`] ?? (parameters === "" ? [""] : required(setterArguments, name, `${declaredBy}.${name}(${parameters})`)),
  }));
  const each = calls.flatMap(({ name, given }) => given.map((list) => `${start}.${name}(${list})`));
  const together = calls.filter(({ name, given }) => given.length > 0 && !alone.includes(name));
  return together.length < 2 ? each : [...each, start + together.map(({ name, given }) => `.${name}(${given[0]})`).join("")];
}

function required(table, key, id) {
  if (!table[key]) missing.push(id);
  return table[key] ?? [];
}
