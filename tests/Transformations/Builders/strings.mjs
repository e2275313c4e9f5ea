// Prints what the vendor's builders write, a line of JSON each: source, program, transformation, url. Run by CorpusTests.
import { nodePrograms } from "./node/programs.mjs";
import { urlGenPrograms } from "./urlgen/strings.mjs";

for (const line of [...urlGenPrograms(), ...nodePrograms()]) console.log(JSON.stringify(line));
