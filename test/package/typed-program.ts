/** A program in TypeScript that imports every entry of the package, and the settings to compile it with. */
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.ts'

/** Every library with a type of Node's in its interface needs these two of whoever compiles. */
const nodeTypes = ['@types/node', 'undici-types']

export function writeProgram(
  folder: string,
  entries: readonly string[],
  settings: Readonly<Record<'module' | 'moduleResolution', string>>,
): void {
  for (const name of nodeTypes) {
    cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true })
  }
  writeFileSync(join(folder, 'user.ts'), programOf(entries))
  const compilerOptions = {
    ...settings,
    target: 'es2023',
    lib: ['es2023'],
    types: ['node'],
    strict: true,
    noEmit: true,
    // Declarations of the package, and of whatever they lead to, are checked, too.
    skipLibCheck: false,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['user.ts'] }))
}

const programOf = (entries: readonly string[]): string => `
${entries.map((name, index) => `import * as entry${index} from '${name}'`).join('\n')}
import { detect, type Hit } from 'authing-annotate'
export const entries: object[] = [${entries.map((_, index) => `entry${index}`).join(', ')}]
export const hits: readonly Hit[] = detect('code=2333')
// @ts-expect-error A line is a string: the types are more than any.
detect(2333)
`
