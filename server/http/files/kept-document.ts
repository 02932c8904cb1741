// The OpenAPI document in both of its forms: it is the same for everybody until the server is another one, so each is put
// into words, hashed and compressed once and kept.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasTag, tagOf } from '../answers/caching.ts'
import { compressors, type Encoding, encodingFor } from './encodings.ts'

interface Kept {
  type: string
  tag: string
  plain: Buffer
  compressed: Map<Encoding, Promise<Buffer>>
}

/**
 * A hook for `onRequest` in whose place the documents' own routes would make them anew each time. `address`: of the
 * page, under which the documents are.
 */
export function answerWithKept(app: FastifyInstance, address: string) {
  const forms: Record<string, () => Kept> = {
    [`${address}/json`]: once(() =>
      keep('application/json; charset=utf-8', JSON.stringify(app.swagger())),
    ),
    [`${address}/yaml`]: once(() => keep('application/x-yaml', app.swagger({ yaml: true }))),
  }
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const form = forms[request.routeOptions.url ?? '']
    if (form === undefined) return undefined
    const { type, tag, plain, compressed } = form()
    reply.headers({ etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
    if (hasTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
    reply.type(type)
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding === undefined) return reply.send(plain)
    const made = compressed.get(encoding) ?? compressors[encoding](plain)
    compressed.set(encoding, made)
    return reply.header('content-encoding', encoding).send(await made)
  }
}

function keep(type: string, text: string): Kept {
  return { type, tag: tagOf(text), plain: Buffer.from(text), compressed: new Map() }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
