/** Every test run begins with the catalogue, joined and checked from its files. */
import { execFileSync } from "node:child_process";

export default function setup(): void {
  execFileSync("npm", ["run", "--silent", "catalogue"], { stdio: ["ignore", "ignore", "inherit"] });
}
