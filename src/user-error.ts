/**
 * A mistake that the person at the keyboard can mend. `message` says what is wrong and where, `advice` what to do
 * about it; both are clauses without a full stop, so that `${message}: ${advice}` reads as one sentence. Any other
 * error that reaches the command line is a bug and shows its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly advice: string
  /** 2: usage or configuration; 1: something could not be processed. */
  readonly exitCode: number

  /** `cause` is the error that this one puts into words, for callers that can do something about it. */
  constructor(what: string, advice: string, exitCode = 2, cause?: unknown) {
    super(what, { cause })
    this.advice = advice
    this.exitCode = exitCode
  }
}
