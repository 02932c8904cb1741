// Scripts and styles of the built dashboard: their names carry the hash of their content, so each is read and compressed
// once and kept.
import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { compressors, type Encoding, encodingFor } from './encodings.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

export const foreverHeader = 'public, max-age=31536000, immutable'

/** Every other file of the folder, and who takes no encoding of ours, is the static server's. */
export function serveKeptAssets(app: FastifyInstance, folder: string): void {
  const read = createReader(join(folder, 'assets'))
  app.get<{ Params: { name: string } }>(
    '/assets/:name(^[\\w-]+\\.(?:js|css)$)',
    async (request, reply) => {
      const { name } = request.params
      const encoding = encodingFor(request.headers['accept-encoding'])
      if (encoding === undefined) return reply.sendFile(`assets/${name}`)
      const body = await read(name, encoding)
      if (body === undefined) return reply.callNotFound()
      const headers = {
        'cache-control': foreverHeader,
        'content-encoding': encoding,
        'content-type': types[extname(name)],
        vary: 'accept-encoding',
      }
      return reply.headers(headers).send(body)
    },
  )
}

function createReader(folder: string) {
  const kept = new Map<string, Promise<Buffer>>()
  return async (name: string, encoding: Encoding): Promise<Buffer | undefined> => {
    const key = `${encoding} ${name}`
    const known = kept.get(key)
    if (known !== undefined) return known
    // Where capitals do not count, one file would be kept under many names.
    if (!(await readdir(folder)).includes(name)) return undefined
    const made = readFile(join(folder, name)).then(compressors[encoding])
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    return made
  }
}
