import { createRequire } from "node:module";
import { conditionOptions } from "./conditions.mjs";
import { effectOptions, flags } from "./effects.mjs";
import { layerOptions, layerValues } from "./layers.mjs";
import { optionValues } from "./options.mjs";

const require = createRequire(import.meta.url);
const { v2: cloudinary } = require("cloudinary");
const { LAYER_KEYWORD_PARAMS, SIMPLE_PARAMS, TRANSFORMATION_PARAMS } = require("cloudinary/lib/utils/consts.js");
cloudinary.config({ cloud_name: "demo", secure: true, urlAnalytics: false });

const isOptions = (value) => typeof value === "object" && !Array.isArray(value);

const each = Object.entries(optionValues).flatMap(([option, values]) =>
  values.map((value) => (isOptions(value) ? value : { [option]: Array.isArray(value) && value.length === 1 ? value[0] : value })),
);

const all = [...each, ...effectOptions, ...flags.map((flag) => ({ flags: flag })), ...layerOptions, ...conditionOptions];

/** What the SDK for Node writes for every option. Throws when the SDK knows an option or a layer's member that none of them has. */
export function* nodePrograms() {
  checkOptions();
  const seen = new Set();
  for (const options of all) {
    const transformation = cloudinary.utils.generate_transformation_string(structuredClone(options));
    if (seen.has(transformation)) continue;
    seen.add(transformation);
    const url = cloudinary.url("sample", structuredClone(options));
    yield { source: "cloudinary", program: `generate_transformation_string(${JSON.stringify(options)})`, transformation, url };
  }
}

function checkOptions() {
  const source = cloudinary.utils.generate_transformation_string.toString();
  const read = [...source.matchAll(/consumeOption\(options, ['"](\w+)/g)].map(([, option]) => option);
  const used = new Set(all.flatMap((options) => Object.keys(options)));
  const options = [...TRANSFORMATION_PARAMS, ...SIMPLE_PARAMS.map(([option]) => option), ...read];
  const layer = cloudinary.utils.process_layer.toString().match(/let \{([^}]*)\} = layer/)[1].split(",").map((member) => member.split(":")[0].trim());
  const members = new Set(layerValues.flatMap((value) => (isOptions(value) ? Object.keys(value) : [])));
  const left = [
    ...options.filter((option) => !used.has(option)).map((option) => `option ${option}`),
    ...[...layer, ...Object.keys(LAYER_KEYWORD_PARAMS)].filter((name) => !members.has(name)).map((name) => `member ${name} of a layer`),
  ];
  if (left.length > 0) throw new Error(`cloudinary is not covered: ${[...new Set(left)].join(", ")}`);
}
