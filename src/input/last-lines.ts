/** Where the last lines of a file begin, found from its end. */
import type { FileHandle } from 'node:fs/promises'

const blockSize = 64 * 1024
const newline = 0x0a

/** The position behind which `count` lines follow; an unfinished last line is one. */
export async function lastLines(file: FileHandle, count: number): Promise<number> {
  const { size } = await file.stat()
  if (count === 0) return size
  const block = Buffer.alloc(blockSize)
  let missing = count
  for (let end = size; end > 0; end -= Math.min(blockSize, end)) {
    const start = Math.max(0, end - blockSize)
    const { bytesRead } = await file.read(block, 0, end - start, start)
    for (let index = bytesRead - 1; index >= 0; index -= 1) {
      // The newline that ends the file begins no further line.
      if (block[index] !== newline || start + index === size - 1) continue
      missing -= 1
      if (missing === 0) return start + index + 1
    }
  }
  return 0
}
