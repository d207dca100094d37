/** From arguments to answers: one row for each learner, empty where nobody is. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type CheckMemory, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type Answered } from "./answered.ts";
import { type ToCell } from "./arguments.ts";
import { type Block, type BlockArguments, inDirection, readBlock } from "./block.ts";

/** @param columns given the block, says what stands in a learner's row */
export function learnerRows(
  given: BlockArguments,
  catalogue: Catalogue,
  toCell: ToCell,
  columns: (block: Block) => (learner: LearnerCheck) => (string | number)[],
  memory?: CheckMemory,
): Answered {
  const block = readBlock(given, catalogue, toCell, memory);
  const cellsOf = columns(block);
  const rows = new Array<(string | number)[] | null>(block.rows).fill(null);
  for (const [row, learner] of block.learners) rows[row] = cellsOf(learner);
  const width = rows.reduce((widest, row) => Math.max(widest, row?.length ?? 1), 1);
  const empty = Array.from({ length: width }, () => "");
  return inDirection(
    block,
    rows.map((row) => row ?? empty),
  );
}
