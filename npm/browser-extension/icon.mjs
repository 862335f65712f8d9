/** The icon, drawn: a shield with a check mark, as a PNG of any size. */

import { deflateSync } from "node:zlib";

const GREEN = [11, 95, 87, 255];
const WHITE = [255, 255, 255, 255];

/** The distance of a point from a line between two others. */
const distance = (x, y, [ax, ay], [bx, by]) => {
  const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
};

/** The colour at a place of the unit square. */
function colour(x, y) {
  const half = y < 0.5 ? 0.4 : 0.4 * Math.sqrt(Math.max(0, 1 - ((y - 0.5) / 0.46) ** 2));
  if (y < 0.06 || Math.abs(x - 0.5) > half) return [0, 0, 0, 0];
  const mark = Math.min(distance(x, y, [0.3, 0.48], [0.45, 0.63]), distance(x, y, [0.45, 0.63], [0.71, 0.33]));
  return mark < 0.06 ? WHITE : GREEN;
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte >>> 0;
});
const crc = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function chunk(name, body) {
  const data = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const out = Buffer.alloc(data.length + 8);
  out.writeUInt32BE(body.length, 0);
  data.copy(out, 4);
  out.writeUInt32BE(crc(data), data.length + 4);
  return out;
}

/** The icon with this many pixels on a side; every pixel is the mean of sixteen places in it. */
export function icon(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let part = 0; part < 16; part += 1) {
        const [red, green, blue, alpha] = colour((column + (part % 4) / 4 + 0.125) / size, (row + Math.floor(part / 4) / 4 + 0.125) / size);
        [red * alpha, green * alpha, blue * alpha, alpha].forEach((value, index) => { sum[index] += value; });
      }
      const at = row * (size * 4 + 1) + 1 + column * 4;
      for (let index = 0; index < 3; index += 1) rows[at + index] = sum[3] === 0 ? 0 : Math.round(sum[index] / sum[3]);
      rows[at + 3] = Math.round(sum[3] / 16);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
