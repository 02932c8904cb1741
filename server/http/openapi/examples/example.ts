import type { Endpoint, InputOf, OutputOf } from '../../../../contract/endpoint.ts'
import type * as contract from '../../../../contract/endpoints.ts'

type Contract = typeof contract
export type EndpointName = keyof Contract

type Example<E extends Endpoint> = { response: OutputOf<E> } & (undefined extends InputOf<E>['body']
  ? { body?: InputOf<E>['body'] }
  : { body: InputOf<E>['body'] })

export type Examples<Name extends EndpointName> = { [N in Name]: Example<Contract[N]> }
