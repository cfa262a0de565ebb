/** How a number differs from the one of the period before. */
export interface Change {
  readonly difference: number
  /** 0.5 is half as many again; nothing where there was none before. */
  readonly ratio: number | undefined
}

export const changeOf = (n: number, before: number): Change => ({
  difference: n - before,
  ratio: before === 0 ? undefined : (n - before) / before,
})
