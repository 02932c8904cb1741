// The answer of a route. The official server answers malformed requests as plain text.
export type HttpAnswer =
  | { kind: 'json'; status: number; body: unknown }
  | { kind: 'text'; status: number; body: string }
  | { kind: 'reset' }

/** Events of an EventSource, each sent as soon as it is there; may never end. */
export interface EventAnswer {
  kind: 'events'
  events: AsyncIterable<string>
}

export function jsonAnswer(body: unknown, status = 200): HttpAnswer {
  return { kind: 'json', status, body }
}

export function textAnswer(status: number, body: string): HttpAnswer {
  return { kind: 'text', status, body }
}

export const malformed = textAnswer(422, 'Failed to deserialize the JSON body into the target type')
