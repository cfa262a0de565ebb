/** Where the browser is: the one that CHROMIUM names, else the system's. */
import { existsSync } from 'node:fs'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const noBrowser = 'there is no Chromium on this machine; CHROMIUM may name one'

export const foundBrowser: string | undefined = [process.env['CHROMIUM'], ...usualPaths].find(
  (path) => path !== undefined && existsSync(path),
)

export function executable(): string {
  if (foundBrowser === undefined) throw new Error(noBrowser)
  return foundBrowser
}
