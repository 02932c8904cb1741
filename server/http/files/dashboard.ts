// Serves the built dashboard beside the API: its files, and its page for every address that only the dashboard
// knows.
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ServiceError } from '../../../contract/errors.ts'
import type { Route } from '../../route.ts'
import { foreverHeader, serveKeptAssets } from './kept-assets.ts'

const page = 'index.html'

declare module 'fastify' {
  interface FastifyReply {
    sendPage(): Promise<FastifyReply>
  }
}

/** `home`: the origin that the page names for link previews. */
export async function serveDashboard(
  app: FastifyInstance,
  folder: string,
  home: string,
): Promise<void> {
  app.decorateReply('sendPage', async function sendPage() {
    // Read each time, because a new build of the dashboard names other files.
    const html = await readFile(join(folder, page), 'utf8')
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }
    return this.headers(headers).send(withAddress(html, home))
  })
  for (const url of ['/', `/${page}`]) app.get(url, (_request, reply) => reply.sendPage())
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      // File names under assets/ contain the hash of their content.
      const isHashed = path.includes(`${sep}assets${sep}`)
      reply.header('cache-control', isHashed ? foreverHeader : 'no-cache')
    },
  })
  serveKeptAssets(app, folder)
}

/** Programs that make link previews do not run scripts, so that the page's address must be in the HTML. */
function withAddress(html: string, home: string): string {
  return html.replace('</head>', `  <meta property="og:url" content="${home}/" />\n  </head>`)
}

/** For unknown addresses: the dashboard's page when a person navigates, a plain 404 otherwise. */
export function notFound(isForDashboard: (request: FastifyRequest) => boolean) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (isForDashboard(request) && !isFile(pathOf(request))) return reply.sendPage()
    throw new ServiceError('NOT_FOUND', 'There is nothing at this address')
  }
}

/** Whether a request is a person's navigation to an address that is not part of the API. */
export function dashboardOwns(routes: readonly Route[], hasDashboard: boolean) {
  const ours = new Set([
    'ws',
    'metrics',
    ...routes.map(({ endpoint }) => firstSegment(endpoint.path)),
  ])
  return (request: Pick<FastifyRequest, 'method' | 'headers' | 'url'>): boolean =>
    hasDashboard && isNavigation(request) && !ours.has(firstSegment(pathOf(request)))
}

function isNavigation({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html')
}

/** A missing image must not be answered with the page. */
function isFile(path: string): boolean {
  return path.slice(path.lastIndexOf('/')).includes('.')
}

function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.split('?', 1)[0] ?? '/'
}

function firstSegment(path: string): string {
  return path.split('/', 2)[1] ?? ''
}
