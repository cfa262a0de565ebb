/** With this logcat begins to print a buffer, at its start and wherever a further buffer sets in. */
export const printingBegins: RegExp = /^-{9} beginning of /
