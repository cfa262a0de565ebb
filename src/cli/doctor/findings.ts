/** All checks, in the order in which they are told. */
import { countsChecks } from './counts-checks.ts'
import { databaseChecks } from './database-checks.ts'
import type { Facts } from './facts.ts'
import type { Finding } from './finding.ts'
import { logsChecks } from './logs-checks.ts'
import { outboxChecks } from './outbox-checks.ts'
import { programChecks } from './program-checks.ts'
import { sendersChecks } from './senders-checks.ts'
import { sharedChecks } from './shared-checks.ts'
import { surroundingsChecks } from './surroundings-checks.ts'

export const findingsOf = (facts: Facts): Finding[] =>
  [
    ...programChecks,
    ...surroundingsChecks,
    ...databaseChecks,
    ...countsChecks,
    ...sharedChecks,
    ...sendersChecks,
    ...outboxChecks,
    ...logsChecks,
  ].flatMap((check) => check(facts) ?? [])
