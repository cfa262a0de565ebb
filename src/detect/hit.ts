/** How sure a hit is, strongest first; the README's evidence table says what each needs. */
export const evidences = ['certain', 'likely', 'inferred'] as const
export type Evidence = (typeof evidences)[number]

/** One return code found in one line. A line has at most one hit a code. */
export interface Hit {
  readonly code: number
  readonly evidence: Evidence
  /** Name of the rule that found it, for `explain`-like output and for judging rules by their mistakes. */
  readonly rule: string
  /** Where the number (or, for `inferred`, the telling text) stands, in UTF-16 units of the line; end excluded. */
  readonly start: number
  readonly end: number
  /** False for an `apiCode` of an Authing body that the catalogue doesn't have. */
  readonly known: boolean
}
