/** Histories of devices, people and faults, for fast-check. */
import fc from "fast-check";
import { edit, type Edit, edits } from "../../support/sync-world/people.ts";
import { type Fault, faults } from "../../support/sync-world/network.ts";
import {
  type Act,
  acts,
  another,
  draftsOf,
  hour,
  minute,
  rePair,
  type World,
} from "../../support/sync-world/world.ts";

interface Model {
  readonly devices: number;
}
export type Command = fc.AsyncCommand<Model, World>;

function command(text: string, run: (world: World) => Promise<void> | void): Command {
  return { check: () => true, run: async (_, world) => run(world), toString: () => text };
}

const device = fc.nat(4);
const number = fc.nat(30);
const day = 24 * hour;

function of(world: World, index: number) {
  const found = world.devices[index % world.devices.length];
  if (found === undefined) throw new Error("A world without devices.");
  return found;
}

const records = fc
  .tuple(device, fc.constantFrom<Act>(...acts, "capture", "decide"), number, number)
  .map(([who, act, a, b]) =>
    command(`${act} on ${who} (${a}, ${b})`, async (world) => {
      const drafts = draftsOf(of(world, who), act, a, b);
      if (drafts.length > 0) await of(world, who).record(drafts);
    }),
  );

const editings = (kinds: readonly Edit[]) =>
  fc
    .tuple(fc.constantFrom(...kinds), number, number)
    .map(([what, a, b]) =>
      command(`people ${what} (${a}, ${b})`, (world) => edit(world.tracker, what, a, b, world.edited)),
    );

/** Between a request's arrival and its being carried out; columns stay, rows and names do not. */
const racing = fc
  .tuple(
    fc.constantFrom<Edit>("sort", "sort-back", "insert-row", "delete-blank-row", "rename-learner"),
    number,
    number,
  )
  .map(([what, a, b]) =>
    command(`people ${what} under way (${a}, ${b})`, (world) => {
      world.network.meanwhile = () => {
        world.network.meanwhile = () => undefined;
        edit(world.tracker, what, a, b, world.edited);
      };
    }),
  );

const troubles = (kinds: readonly Fault[]) =>
  fc
    .array(fc.option(fc.constantFrom(...kinds)), { minLength: 1, maxLength: 4 })
    .map((ahead) =>
      command(`faults ${ahead.join(", ")}`, (world) => void world.network.ahead.push(...ahead)),
    );

const writeTroubles = fc
  .array(fc.option(fc.constantFrom(...faults)), { minLength: 1, maxLength: 3 })
  .map((ahead) =>
    command(`faults of writes ${ahead.join(", ")}`, (world) => void world.network.writesAhead.push(...ahead)),
  );

const passing = fc
  .constantFrom(10, 60, 200, 1000, 2000, 5000, minute, 10 * minute)
  .map((time) => command(`${time} ms pass`, (world) => world.time.pass(time)));

const away = fc.boolean().map((gone) =>
  command(gone ? "the network goes" : "the network is back", (world) => {
    world.network.away = gone;
  }),
);

const kills = device.map((who) =>
  command(`kill ${who}`, (world) => {
    of(world, who).pages[0]?.kill();
  }),
);

const opens = device.map((who) =>
  command(`open on ${who}`, (world) => {
    if (of(world, who).pages.length < 3) of(world, who).open();
  }),
);

const clocks = fc.tuple(device, fc.constantFrom(-day, day, 0)).map(([who, off]) =>
  command(`clock of ${who} ${off}`, (world) => {
    of(world, who).clockOff = off;
  }),
);

const wakes = device.map((who) =>
  command(`try now on ${who}`, (world) => {
    for (const page of of(world, who).pages) page.keeper.now();
  }),
);

const rePairs = device.map((who) =>
  command(`connect ${who} elsewhere`, (world) => rePair(of(world, who), world.network, another)),
);

export const history = (longest: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    [
      ...[records, records, records, records, records, records],
      ...[editings(edits), editings(edits), racing, troubles(faults), writeTroubles, writeTroubles],
      ...[passing, passing, passing, away, kills, kills, opens, clocks, wakes, rePairs],
    ],
    { maxCommands: longest, size: "max" },
  );

/** Nothing but people at work while others edit the sheet. */
export const editing = (longest: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    [
      records,
      editings([
        "sort",
        "sort-back",
        "insert-row",
        "delete-blank-row",
        "delete-event",
        "rename-tab",
        "rename-learner",
        "add-learner",
      ]),
      racing,
      passing,
    ],
    { maxCommands: longest, size: "max" },
  );
