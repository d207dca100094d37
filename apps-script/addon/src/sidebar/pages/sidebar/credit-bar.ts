/** Credits as a bar with its minimum and maximum marked. The sentence below it says the same in words. */
import { type BarView } from "../../views.ts";

const width = 240;
let bars = 0;
const space = "http://www.w3.org/2000/svg";

export function barOf({ decided, covered, minimum, maximum, end }: NonNullable<BarView["bar"]>): SVGElement {
  const at = (credits: number): number => 1 + Math.round((credits / end) * width);
  const svg = shape("svg", {
    class: "bar",
    viewBox: `0 0 ${width + 4} ${maximum === null ? 32 : 44}`,
    "aria-hidden": "true",
  });
  const stripes = `stripes-${(bars += 1)}`;
  const pattern = shape("pattern", {
    id: stripes,
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(shape("rect", { width: 6, height: 6 }), shape("path", { d: "M0 0V6" }));
  svg.append(pattern, shape("rect", { class: "all", x: 1, y: 14, width, height: 14 }));
  if (decided > 0)
    svg.append(shape("rect", { class: "done", x: 1, y: 14, width: at(decided) - 1, height: 14 }));
  if (covered > decided)
    svg.append(
      shape("rect", {
        class: "more",
        fill: `url(#${stripes})`,
        x: at(decided),
        y: 14,
        width: at(covered) - at(decided),
        height: 14,
      }),
    );
  if (minimum !== null) svg.append(...bound(at(minimum), `at least ${minimum}`, true));
  if (maximum !== null) svg.append(...bound(at(maximum), `at most ${maximum}`, false));
  return svg;
}

function bound(x: number, text: string, isAbove: boolean): SVGElement[] {
  const isRight = x > width / 2;
  const label = shape("text", {
    x: isRight ? x - 4 : x + 4,
    y: isAbove ? 10 : 41,
    "text-anchor": isRight ? "end" : "start",
  });
  label.textContent = text;
  return [shape("path", { class: "bound", d: isAbove ? `M${x} 2V31` : `M${x} 11V42` }), label];
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(space, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
