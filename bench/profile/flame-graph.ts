import { encodeXML } from 'entities';
import type { Call } from './cpu-profile.ts';

const WIDTH = 1600;
const ROW = 16;
/** Narrower ones could not be seen, in pixels. */
const NARROWEST = 0.5;

/** An SVG that stands by itself: a bar for each function as wide as its share of the time, who calls whom from top to bottom. */
export function flameGraph(root: Call): string {
  const bars: string[] = [];
  let deepest = 0;
  const draw = (call: Call, left: number, depth: number): void => {
    const width = (WIDTH * call.whole) / root.whole;
    if (width < NARROWEST) return;
    deepest = Math.max(deepest, depth);
    bars.push(bar(call, left, depth, width, root.whole));
    let at = left;
    for (const inner of call.calls.toSorted((a, b) => b.whole - a.whole)) {
      draw(inner, at, depth + 1);
      at += (WIDTH * inner.whole) / root.whole;
    }
  };
  draw(root, 0, 0);
  const height = (deepest + 1) * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="11">${bars.join('\n')}</svg>\n`;
}

function bar(call: Call, left: number, depth: number, width: number, total: number): string {
  const name = call.name === '' ? '(anonymous)' : call.name;
  const place =
    call.url === '' ? '' : ` ${call.url.replace(/^.*\/(?=(?:src|node_modules)\/)/, '')}:${call.line}`;
  const share = `${call.whole.toFixed(0)} ms, ${((100 * call.whole) / total).toFixed(1)} %`;
  const label = encodeXML(name.slice(0, Math.floor(width / 6.5)));
  const text = width < 20 ? '' : `<text x="${(left + 3).toFixed(1)}" y="${depth * ROW + 12}">${label}</text>`;
  return `<g><title>${encodeXML(`${name}${place}: ${share}`)}</title><rect x="${left.toFixed(1)}" y="${depth * ROW}" width="${width.toFixed(1)}" height="${ROW - 1}" fill="${colour(call.url)}"/>${text}</g>`;
}

function colour(url: string): string {
  if (url.includes('/src/')) return '#f4a261';
  return url.includes('/node_modules/') ? '#8ecae6' : '#d9d9d9';
}
