import { createRequire } from "node:module";

const { CONDITIONAL_OPERATORS, PREDEFINED_VARS } = createRequire(import.meta.url)("cloudinary/lib/utils/consts.js");
const operators = Object.keys(CONDITIONAL_OPERATORS);
const arithmetic = operators.filter((operator) => /^[-*/+^]$/.test(operator));
const comparing = operators.filter((operator) => /[<>=]/.test(operator));
const numbers = Object.keys(PREDEFINED_VARS).filter((name) => name !== "tags");

const tests = [
  ...numbers.map((name) => `${name} > 1`),
  ...comparing.map((operator) => `width ${operator} 100`),
  ...arithmetic.map((operator) => `width ${operator} 2 > 100`),
  "width > 100 && height < 200", "width > 100 || height < 200 && faceCount > 0", "aspect_ratio > 3:4", "w_gt_100_and_h_lt_200", "$n > 2", "$s = !text!",
  "!sale!_in_tags", "!a:b!_in_tags", "!sale!_nin_tags", "$t_in_tags", "ctx:!kind! = !photo!", "md:!kind!_in_!a:b!", "!x!_in_ctx:!list!", "cp_eq_!name!", "ils_gt_0.5", "tar_gt_1.2",
];

/** Every predefined name and operator in conditions of each form and in values. */
export const conditionOptions = [
  ...tests.map((test) => ({ if: test, width: 100, crop: "scale" })),
  ...tests.map((test) => ({ transformation: [{ if: test }, { effect: "sepia" }, { if: "end" }] })),
  { transformation: [{ if: "width > 100", effect: "sepia" }, { if: "else", effect: "grayscale" }] },
  { transformation: [{ if: "width > 100" }, { effect: "sepia" }, { if: "else" }, { effect: "grayscale" }, { if: "end" }] },
  { transformation: [{ if: "width > 100" }, { if: "height > 100" }, { effect: "sepia" }, { if: "end" }, { overlay: "logo" }, { flags: "layer_apply" }, { if: "end" }] },
  { if: "faceCount > 2", variables: [["$z", 5], ["$foo", "$z * 2"]], width: "$foo * 200", crop: "scale" },
  ...arithmetic.map((operator) => ({ $n: 3, $m: `$n ${operator} 2`, width: "$m", crop: "scale" })),
  ...numbers.map((name) => ({ width: `${name} * 10`, crop: "limit" })),
  ...["x", "y", "height", "radius", "opacity", "quality", "angle", "zoom"].map((option) => ({ $v: 7, [option]: "$v + 1", crop: "crop", gravity: "north_west", width: 10 })),
  { $s: "!text!", $list: "!a:b!", $c: "ctx:!kind!", $m: "md:!kind!", $r: "ref:!logo!", $__x: 5, effect: "blur:$__x" },
];
