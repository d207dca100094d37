/** Why a file could not be opened, in plain words. */
export function reason(error: unknown): string {
  return known(error) ?? (error instanceof Error ? error.message : String(error));
}

/** Why a file could not be written: what is missing then is never the file itself. */
export function writingReason(error: unknown): string {
  return codeOf(error) === "ENOENT" ? "there is no such folder" : reason(error);
}

function known(error: unknown): string | null {
  switch (codeOf(error)) {
    case "ENOENT":
      return "there is no such file";
    case "ENOTDIR":
      return "part of its path is a file and not a folder";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "you have no permission for it";
    case "EROFS":
      return "nothing can be written in that place";
    case "EBUSY":
      return "another program has it open";
    case "ENAMETOOLONG":
      return "its name is too long";
    case "ENOSPC":
      return "the disk is full";
    default:
      return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
