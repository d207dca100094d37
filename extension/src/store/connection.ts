/** One connection to the database, opened when it is first needed and again when it was lost. */
import { type IDBPDatabase, type IDBPTransaction } from "idb";
import { databaseName, type Kept, type KeptIn, openDatabase, places, steps } from "./database.ts";
import { plainReason } from "./plain-reason.ts";
import { NotKept, NotRead } from "./store.ts";

export type Reading = IDBPTransaction<Kept, KeptIn[], "readonly">;
export type Writing = IDBPTransaction<Kept, KeptIn[], "readwrite">;

export interface Connection {
  /** @throws NotRead */
  read<Value>(work: (transaction: Reading) => Promise<Value>): Promise<Value>;
  /**
   * One transaction: all that `work` puts is on the disk when this resolves, or nothing is.
   * @throws NotKept
   */
  write<Value>(work: (transaction: Writing) => Promise<Value>): Promise<Value>;
}

export function connect(name = databaseName, versions = steps): Connection {
  let opened: Promise<IDBPDatabase<Kept>> | null = null;
  const open = (): Promise<IDBPDatabase<Kept>> => {
    if (opened !== null) return opened;
    const opening = openDatabase({
      name,
      steps: versions,
      lost: () => {
        opened = null;
      },
    });
    opened = opening;
    // One that failed is tried again when it is next needed.
    opening.catch(() => {
      if (opened === opening) opened = null;
    });
    return opening;
  };

  /** A connection can be lost between two calls; `transaction` then throws, and one more attempt is made. */
  async function begin<Transaction>(
    make: (database: IDBPDatabase<Kept>) => Transaction,
  ): Promise<Transaction> {
    const database = await open();
    try {
      return make(database);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      opened = null;
      return make(await open());
    }
  }

  return {
    async read(work) {
      try {
        return await work(await begin((database) => database.transaction([...places], "readonly")));
      } catch (error) {
        throw new NotRead(plainReason(error), { cause: error });
      }
    },
    async write(work) {
      try {
        const transaction = await begin((database) =>
          database.transaction([...places], "readwrite", { durability: "strict" }),
        );
        // Awaited below; here so that an abort is nobody's unhandled rejection.
        transaction.done.catch(() => undefined);
        try {
          const value = await work(transaction);
          await transaction.done;
          return value;
        } catch (error) {
          abort(transaction);
          // A transaction that the browser gave up says why, and says it better than the request that fell with it.
          throw transaction.error ?? error;
        }
      } catch (error) {
        if (error instanceof NotKept) throw error;
        throw new NotKept(plainReason(error), { cause: error });
      }
    },
  };
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
