// Another server as the dashboard may meet it: on another origin, with the 41 documented routes only. No /ws, no
// /config, none of our own routes. Its answers come from the real API behind it.
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { documentedRoutes } from '../../contract/http/documented.ts'

export interface DocumentedApi {
  url: string
  /** The undocumented requests that it received. */
  beyond: string[]
  /** Changes the answers of one route from now on. */
  distort(route: string, change: (body: unknown) => unknown): void
  stop(): Promise<void>
}

const patterns = documentedRoutes.map((route) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, method, path: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }
})

export async function serveDocumentedApi(port: number, upstream: string): Promise<DocumentedApi> {
  const beyond: string[] = []
  const distortions = new Map<string, (body: unknown) => unknown>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'content-type': 'application/json',
    }
    if (method === 'OPTIONS') return void response.writeHead(204, headers).end()
    const path = url.split('?', 1)[0] ?? ''
    const known = patterns.find((one) => one.method === method && one.path.test(path))
    if (known === undefined) {
      beyond.push(`${method} ${path}`)
      return void response.writeHead(404, headers).end('{"message":"Not Found"}')
    }
    const { status, body } = await ask(upstream, request)
    const change = status < 400 ? distortions.get(known.route) : undefined
    const text = change === undefined ? body : JSON.stringify(change(JSON.parse(body)))
    response.writeHead(status, headers).end(text)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(502).end())
  })
  server.on('upgrade', (request, socket) => {
    beyond.push(`UPGRADE ${request.url}`)
    socket.destroy()
  })
  return {
    url: await listen(server, port),
    beyond,
    distort: (route, change) => void distortions.set(route, change),
    stop: () => stop(server),
  }
}

async function ask(upstream: string, request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { authorization, 'content-type': type, 'idempotency-key': key } = request.headers
  const response = await fetch(upstream + (request.url ?? ''), {
    method: request.method ?? 'GET',
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(type !== undefined && { 'content-type': type }),
      ...(typeof key === 'string' && { 'idempotency-key': key }),
    },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  })
  return { status: response.status, body: await response.text() }
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Serves a built dashboard on an origin of its own, like any web server. */
export async function serveFolder(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const file = extname(path) === '' ? '/index.html' : path
    readFile(join(folder, file)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(file)] ?? '' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  return { url: await listen(server, 0), stop: () => stop(server) }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) {
        resolve(`http://127.0.0.1:${address.port}`)
      } else reject(new Error('no port'))
    })
  })
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
