/** Why the device did not keep or read something, in words for people. */

/** @param error what the browser threw */
export function plainReason(error: unknown): string {
  switch (error instanceof Error ? error.name : "") {
    case "QuotaExceededError":
      return "There is no room left on this device. Free some disk space, and try again.";
    case "VersionError":
      return "Evidence Mapper was updated while this panel was open. Close the panel and open it again.";
    case "Blocked":
      return "Another panel with an older version of Evidence Mapper is open. Close it, and try again.";
    case "AbortError":
    case "InvalidStateError":
      return "The browser stopped while saving. Try again; if it goes on, close the panel and open it again.";
    case "DataCloneError":
    case "ZodError":
      return "What was to be saved has something in it that cannot be kept. Change it, and try again.";
    default:
      return "The browser could not use its storage. Try again; if it goes on, close the browser and open it again.";
  }
}
