/** Dates in a time zone, and the patterns in which Sheets and `Utilities.formatDate` write them. */

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

export function partsIn(date: Date, zone: string): DateParts {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      hourCycle: "h23",
    });
    formatters.set(zone, formatter);
  }
  const found = new Map(formatter.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => found.get(type) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

/** The instant at which clocks of the zone show these figures. */
export function instantIn(zone: string, { year, month, day, hour, minute, second }: DateParts): Date {
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  let instant = wanted;
  // Twice, because the offset at the first guess may be that of the other side of a clock change.
  for (let round = 0; round < 2; round += 1) {
    const shown = partsIn(new Date(instant), zone);
    instant +=
      wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  }
  return new Date(instant);
}

/** The day's midnight in the zone; `null` when there is no such day. */
export function dayIn(zone: string, year: number, month: number, day: number): Date | null {
  const probe = new Date(Date.UTC(year, month - 1, day));
  if (probe.getUTCMonth() !== month - 1 || probe.getUTCDate() !== day) return null;
  return instantIn(zone, { year, month, day, hour: 0, minute: 0, second: 0 });
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

/** Writes a date in a pattern of `Utilities.formatDate`: `MM` months, `mm` minutes. */
export function formatDate(date: Date, zone: string, pattern: string): string {
  const parts = partsIn(date, zone);
  return pattern.replaceAll(
    /'([^']*)'|yyyy|yy|MMM|MM|M|dd|d|HH|H|mm|ss|[a-zA-Z]+/g,
    (token, quoted: string | undefined) => {
      if (quoted !== undefined) return quoted;
      switch (token) {
        case "yyyy":
          return pad(parts.year, 4);
        case "yy":
          return pad(parts.year % 100);
        case "MMM":
          return months[parts.month - 1] ?? "";
        case "MM":
          return pad(parts.month);
        case "M":
          return String(parts.month);
        case "dd":
          return pad(parts.day);
        case "d":
          return String(parts.day);
        case "HH":
          return pad(parts.hour);
        case "H":
          return String(parts.hour);
        case "mm":
          return pad(parts.minute);
        case "ss":
          return pad(parts.second);
        default:
          throw new Error(`The test host does not know “${token}” in a date pattern.`);
      }
    },
  );
}

/** Writes a date in a number format of Sheets, where `mm` beside hours is minutes and months otherwise. */
export function showDate(date: Date, zone: string, format: string): string {
  const pattern = format
    .replaceAll(/(h{1,2}[:.])mm?/gi, "$1\u0001")
    .replaceAll(/mm?([:.]ss?)/gi, "\u0001$1")
    .replaceAll("m", "M")
    .replaceAll("\u0001", "mm")
    .replaceAll(/h{1,2}/gi, "HH");
  return formatDate(date, zone, pattern);
}

export function isDateFormat(format: string): boolean {
  return (
    /[ymdhs]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]/g, "")) && format !== "General" && format !== "@"
  );
}

export function monthNumber(name: string): number | null {
  const index = months.findIndex((month) => month.toLowerCase() === name.slice(0, 3).toLowerCase());
  return index < 0 ? null : index + 1;
}
