/** A request that is refused, in the words that Google uses, because programs read them. */
export class ApiFault extends Error {
  readonly code: number;
  readonly status: string;
  readonly details: readonly FieldViolation[];

  constructor(code: number, status: string, message: string, details: readonly FieldViolation[] = []) {
    super(message);
    this.name = "ApiFault";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export function invalid(message: string, details: readonly FieldViolation[] = []): ApiFault {
  return new ApiFault(400, "INVALID_ARGUMENT", message, details);
}

export function notFound(): ApiFault {
  return new ApiFault(404, "NOT_FOUND", "Requested entity was not found.");
}
