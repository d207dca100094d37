/** A file of evidence, one learner a line, as `evidence-mapper batch` reads it: about 6.6 kB a learner. */
import { closeSync, existsSync, openSync, renameSync, writeSync } from "node:fs";
import { type Qualification } from "../shared/src/catalogue/catalogue.ts";
import { qualifications, randomLearner, randomNumbers } from "./workload.ts";

const itemsEach = 24;
/** Every met criterion is claimed by so many items. */
const claimsEach = 2;
const methods = ["observation", "witness-testimony", "work-product", "written-questioning", "report"];
/** The two with the most criteria, in turn. */
const codes = ["ncfe-l1-certificate-customer-service", "innovate-l2-diploma-customer-service"];

/** Writes the file unless it is there from an earlier run. */
export function writeBatchFile(path: string, learners: number): void {
  if (existsSync(path)) return;
  const random = randomNumbers(6_600);
  const offered = codes.map((code) => {
    const found = qualifications.find((one) => one.code === code);
    if (found === undefined) throw new Error(`The catalogue has no ${code}.`);
    return found;
  });
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, "w");
  let block = "";
  for (let learner = 0; learner < learners; learner += 1) {
    const qualification = offered[learner % offered.length];
    if (qualification === undefined) continue;
    block += `${JSON.stringify(line(`learner-${learner}`, qualification, random))}\n`;
    if (block.length > 1 << 20) {
      writeSync(file, block);
      block = "";
    }
  }
  writeSync(file, block);
  closeSync(file);
  renameSync(unfinished, path);
}

function line(learner: string, { id, units }: Qualification, random: () => number): unknown {
  const evidence = Array.from({ length: itemsEach }, (_, at) => ({
    id: `E${at + 1}`,
    date: `2026-${twoDigits(1 + Math.floor(random() * 9))}-${twoDigits(1 + Math.floor(random() * 28))}`,
    method: methods[Math.floor(random() * methods.length)],
    criteria: [] as string[],
  }));
  randomLearner(units, random).forEach((met, index) => {
    const unit = units[index];
    unit?.criteria.forEach(({ number }, place) => {
      if (met[place] !== true) return;
      for (let claim = 0; claim < claimsEach; claim += 1)
        evidence[Math.floor(random() * itemsEach)]?.criteria.push(`${unit.ref}:${number}`);
    });
  });
  return { learner, qualification: id, evidence };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
