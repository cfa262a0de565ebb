/** The kernel's tables by which bytes are told apart: one by one, and sixteen at a time. */

/**
 * As in the kernel: digit, hexadecimal, glues before, glues after, telling once decoded, part of a key, open at an end,
 * between key and number.
 */
const classes: readonly RegExp[] = [
  /[0-9]/,
  /[0-9A-Fa-f]/,
  /[A-Za-z0-9_$#@*+/~%-]/,
  /[A-Za-z0-9_%]/,
  /[A-Za-z0-9%\\\x1b._-]/,
  /[A-Za-z0-9._-]/,
  /[:=>;mMnNrRtT0-9A-Fa-f]/,
  /[\x00-\x20A-Za-z0-9_"'`()[\]<>:=-]/,
]

export const classesTable = (): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80
      ? classes.reduce(
          (sum, pattern, bit) => sum | (pattern.test(String.fromCharCode(byte)) ? 1 << bit : 0),
          0,
        )
      : 0,
  )

/**
 * Kinds of bytes that the kernel tells apart 16 at a time, one bit each: those whose high half is one of `high` and whose
 * low half is one of `low`, in hexadecimal.
 */
const kinds: readonly { readonly high: string; readonly low: string }[] = [
  // Letters that glue a number behind them: no n, r and t, in which escapes end, no m, in which colours do; some others
  // share a half with these and are left to a closer look.
  { high: '4567', low: '1356789AF' },
  // Other marks that do: # $ % * + - /
  { high: '2', low: '345ABDF' },
  { high: '3', low: '0123456789' },
  { high: '0', low: 'A' },
  // Per cent sign and escape character, and two more.
  { high: '12', low: '5B' },
  // The letters x and u of an escape.
  { high: '57', low: '58' },
]

/** By low half, by high half, and the bytes that are compared with: one in all sixteen places. */
export function kindsTable(): Uint8Array {
  const halves = (part: 'low' | 'high'): number[] =>
    Array.from({ length: 16 }, (_, half) =>
      kinds.reduce(
        (bits, kind, bit) => bits | (kind[part].includes(half.toString(16).toUpperCase()) ? 1 << bit : 0),
        0,
      ),
    )
  const everywhere = [0x0f, 0x02, 0x5c, 0xef].flatMap((byte) => new Array<number>(16).fill(byte))
  return Uint8Array.from([...halves('low'), ...halves('high'), ...everywhere])
}
