/** What the manual says that no option knows. */

/** Of the last change to the text; mdoc wants it so. */
export const date = 'November 25, 2026'

type Rows = readonly (readonly [name: string, text: string])[]

export const description: readonly string[] = [
  'Log lines pass through unchanged, each byte of them; behind a line with a return code of Authing stands what the code means and what to do. Without files it reads standard input, and a file called - is standard input. A number is taken for a code only on evidence: certain, likely or inferred.',
  'With --db the codes are also counted in an SQLite file, each line of a file exactly once, however often it is read and whatever the file is called by then. The public views of the file can be read by any sqlite3.',
]

export const exitStatus: Rows = [
  ['0', 'Done.'],
  [
    '1',
    "Something was not processed: a file that cannot be read, a failed write, a code that explain does not know, something wrong that doctor or db check found, counts that the server of --push refuses. A server that is away is none of these, but for db push: what it hasn't taken waits.",
  ],
  ['2', 'Usage or configuration.'],
  ['3', 'What --fail-on names was found.'],
  ['130, 143, 129', 'Ended by SIGINT, SIGTERM or SIGHUP, after everything was written.'],
]

export const environment: Rows = [
  ['AUTHING_ANNOTATE_LANG', 'Language of descriptions and advice, zh or en, where --lang is not given.'],
  [
    'LC_ALL , LC_MESSAGES , LANG',
    'The locale, which decides on the language where nothing else does; Chinese where it is neither.',
  ],
  ['TZ', 'The zone of times that name none, where --tz is not given.'],
  [
    'NATS_CREDS , NATS_NKEY , NATS_TOKEN , NATS_USER , NATS_PASSWORD',
    'As whom --from reads a stream, where its URL says nothing: files with credentials or a seed, a token, a user and a password.',
  ],
  ['NATS_CA , NATS_CERT , NATS_KEY', 'Files with certificates for the servers of --from.'],
  [
    'PGHOST , PGUSER , PGPASSWORD , PGSSLMODE and others of PostgreSQL',
    'Where a PostgreSQL server is and as whom to go there, where its URL is silent.',
  ],
  ['FORCE_COLOR , NO_COLOR', 'Whether there are colours, where --color is not given.'],
]

export const files: Rows = [
  ['counts.db', 'Whatever --db names: the counts, up to where each file was counted, and the catalogue.'],
  [
    'counts.db-wal, counts.db-shm',
    'The log of SQLite and its index, which lie beside it while it is open and belong to it.',
  ],
]

export const examples: Rows = [
  ['adb logcat | authing-annotate', 'a device'],
  ['authing-annotate --follow --only --db counts.db app.log', 'a service, counting as the log grows'],
  [
    'authing-annotate --from nats://bus/LOGS --db postgres://counts@db/authing --only',
    'one of the workers on a stream of NATS JetStream',
  ],
  ['kubectl logs -f deploy/auth | authing-annotate --format ndjson | jq .', 'every line as JSON'],
]

export const seeAlso: readonly string[] = [
  '.Xr jq 1 ,',
  '.Xr sqlite3 1 ,',
  '.Xr systemd.service 5 ,',
  '.Xr logrotate 8',
  '.Pp',
  '.Lk https://www.authing.cn Authing',
]
