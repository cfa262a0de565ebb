/** The value that `make` gives, made when first asked for and kept: most lines are told apart before it is needed. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
