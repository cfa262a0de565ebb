/** A code with how its own texts begin and end: `../codes-table.ts` writes them. */
@unmanaged
export class Code {
  value: u32
  /** Address of a list of what their first three letters make together, up to a 0: see `hashOf` there. */
  heads: u32
  /** Of their first letters, one bit each. */
  firsts: u64
  /** Of their last letters. */
  lasts: u64
}
