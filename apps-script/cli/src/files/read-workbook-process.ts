/**
 * The process in which a file is read, so that it can be stopped and its memory limited. Takes a path,
 * writes the serialised answer to standard output and ends.
 */
import { serialize } from "node:v8";
import { readPackedFile } from "./read-packed.ts";

const [, , path] = process.argv;
if (path === undefined) throw new Error("The path of the file to read is missing.");
process.stdout.write(serialize(await readPackedFile(path)));
