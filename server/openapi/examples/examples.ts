// One request and answer for each endpoint, checked by the compiler and parsed by the contract in a test.
import type { Endpoint, InputOf, OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { accountExamples } from './account-examples.ts'
import { marketExamples } from './market-examples.ts'
import { publicExamples } from './public-examples.ts'
import { sessionExamples } from './session-examples.ts'

type Contract = typeof contract
type EndpointName = keyof Contract

type Example<E extends Endpoint> = { response: OutputOf<E> } & (undefined extends InputOf<E>['body']
  ? { body?: InputOf<E>['body'] }
  : { body: InputOf<E>['body'] })

export type Examples<Name extends EndpointName> = { [N in Name]: Example<Contract[N]> }

const examples: Examples<EndpointName> = {
  ...publicExamples,
  ...accountExamples,
  ...marketExamples,
  ...sessionExamples,
}

/** Throws on a name that is no endpoint's. */
export function exampleOf(name: string): { body?: unknown; response: unknown } {
  if (!isEndpoint(name)) throw new Error(`${name} has no example`)
  return examples[name]
}

function isEndpoint(name: string): name is EndpointName {
  return Object.hasOwn(examples, name)
}
