import { makeZip, type ZipEntry } from "./make-zip.ts";

/** An OpenDocument spreadsheet from the inside of `office:spreadsheet`, as LibreOffice lays it out. */
export function makeOds(tables: string, styles = "", more: readonly ZipEntry[] = []): Buffer {
  return makeZip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    ...more,
    {
      name: "content.xml",
      data: `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}
