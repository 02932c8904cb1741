// Scripts and styles of the built dashboard: their names carry the hash of their content, so each is read and compressed
// once and kept.
import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

// The best that takes milliseconds and not seconds; whoever asks first waits for it.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
const brotli = promisify(brotliCompress)
const compressors = {
  br: (bytes: Buffer) => brotli(bytes, brotliOptions),
  gzip: promisify<Buffer, Buffer>(gzip),
}
type Encoding = keyof typeof compressors
const encodings: readonly Encoding[] = ['br', 'gzip']

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

function encodingFor(header = ''): Encoding | undefined {
  const taken = header
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
    .map((one) => one.split(';', 1)[0])
  return encodings.find((one) => taken.includes(one))
}
