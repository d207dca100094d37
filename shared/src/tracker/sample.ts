/** Evenly spread rows from `first` to `last`, at most `count`; the first rows are always among them. */
export function sampleRows(first: number, last: number, count: number): readonly number[] {
  const length = last - first + 1;
  if (length <= 0) return [];
  if (length <= count) return Array.from({ length }, (_, index) => first + index);
  const lead = Math.floor(count / 2);
  const rows = Array.from({ length: lead }, (_, index) => first + index);
  const step = (length - lead) / (count - lead);
  for (let index = 0; index < count - lead; index += 1) rows.push(first + lead + Math.floor(index * step));
  return rows;
}
