import type { Endpoint, InputOf, OutputOf } from '../../../../contract/endpoint.ts'
import type * as contract from '../../../../contract/endpoints.ts'

type Contract = typeof contract
export type EndpointName = keyof Contract

/** Of a streamed answer: one item. */
type ResponseOf<E extends Endpoint> =
  OutputOf<E> extends AsyncIterable<infer Item> ? Item : OutputOf<E>

type Example<E extends Endpoint> = {
  response: ResponseOf<E>
} & (undefined extends InputOf<E>['body']
  ? { body?: InputOf<E>['body'] }
  : { body: InputOf<E>['body'] })

export type Examples<Name extends EndpointName> = { [N in Name]: Example<Contract[N]> }
