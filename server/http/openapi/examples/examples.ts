// One request and answer for each endpoint, checked by the compiler and parsed by the contract in a test.
import { accountExamples } from './account-examples.ts'
import type { EndpointName, Examples } from './example.ts'
import { deskExamples } from './desk-examples.ts'
import { exchangeExamples } from './exchange-examples.ts'
import { entranceExamples } from './entrance-examples.ts'
import { followingExamples } from './following-examples.ts'
import { journalEntryExamples } from './journal-entry-examples.ts'
import { journalImageExamples } from './journal-image-examples.ts'
import { journalImportExamples } from './journal-import-examples.ts'
import { journalExamples } from './journal-examples.ts'
import { labExamples } from './lab-examples.ts'
import { marketExamples } from './market-examples.ts'
import { noticeExamples } from './notice-examples.ts'
import { passwordExamples } from './password-examples.ts'
import { publicExamples } from './public-examples.ts'
import { sessionExamples } from './session-examples.ts'
import { liveExamples } from './live-examples.ts'
import { modelExamples } from './model-examples.ts'
import { traderExamples } from './trader-examples.ts'

const examples: Examples<EndpointName> = {
  ...publicExamples,
  ...accountExamples,
  ...entranceExamples,
  ...passwordExamples,
  ...noticeExamples,
  ...followingExamples,
  ...marketExamples,
  ...sessionExamples,
  ...deskExamples,
  ...exchangeExamples,
  ...journalExamples,
  ...journalEntryExamples,
  ...journalImageExamples,
  ...journalImportExamples,
  ...traderExamples,
  ...modelExamples,
  ...labExamples,
  ...liveExamples,
}

/** Throws when `name` is not an endpoint. */
export function exampleOf(name: string): { body?: unknown; response: unknown } {
  if (!isEndpoint(name)) throw new Error(`${name} has no example`)
  return examples[name]
}

function isEndpoint(name: string): name is EndpointName {
  return Object.hasOwn(examples, name)
}
