import * as everything from "@cloudinary/url-gen";
import { asideOfPackage } from "./aside.mjs";
import { evaluate } from "./modules.mjs";
import { missing, programs, undriven } from "./programs.mjs";

/** Every program of url-gen with what it writes. Throws when a part of the package has no program. */
export function* urlGenPrograms() {
  const seen = new Set();
  for (const program of programs()) {
    const transformation = evaluate(program);
    const text = transformation.toString();
    if (text === "" || seen.has(text)) continue;
    seen.add(text);
    const url = new everything.CloudinaryImage("sample", { cloudName: "demo" }, { analytics: false }).addTransformation(transformation).toURL();
    yield { source: "url-gen", program, transformation: text, url };
  }
  const others = Object.keys(everything).filter((name) => !asideOfPackage[name]);
  const left = [...others.map((name) => `${name} is unknown`), ...missing.map((id) => `${id} has no arguments`), ...undriven().map((id) => `${id} is in no program`)];
  if (left.length > 0) throw new Error(`url-gen is not covered:\n${left.join("\n")}`);
}
