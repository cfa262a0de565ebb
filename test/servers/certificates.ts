/** Certificates of an authority of the test's own, made by openssl; without their files they are worth nothing. */
import { execFileSync } from 'node:child_process'
import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Certificate {
  readonly certificate: string
  readonly key: string
}

export interface Authority extends Certificate {
  /** For a server by this name, or for a client of this user. */
  readonly issue: (name: string) => Certificate
}

const openssl = (folder: string, args: readonly string[]): void => {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
}

/** `owner` is who must be able to read the keys, where it isn't the one who makes them. */
export function createAuthority(folder: string, name: string, owner?: number): Authority {
  const [certificate, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)]
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(folder, [
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    key,
    '-out',
    certificate,
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
  ])
  const issue = (subject: string): Certificate => {
    const base = join(folder, `${name}-${subject}`)
    const files = { certificate: `${base}.crt`, key: `${base}.key` }
    openssl(folder, [
      'req',
      ...newKey,
      '-keyout',
      files.key,
      '-out',
      `${base}.csr`,
      '-subj',
      `/CN=${subject}`,
    ])
    writeFileSync(`${base}.ext`, `subjectAltName=DNS:${subject}\n`)
    openssl(folder, [
      ...['x509', '-req', '-in', `${base}.csr`, '-CA', certificate, '-CAkey', key, '-CAcreateserial'],
      ...['-out', files.certificate, '-days', '2', '-extfile', `${base}.ext`],
    ])
    if (owner !== undefined) chownSync(files.key, owner, owner)
    return files
  }
  return { certificate, key, issue }
}
