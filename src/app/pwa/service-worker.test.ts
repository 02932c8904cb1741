// The worker is a file of its own in public/: it is run here as the browser runs it, on a cache that is a Map.
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { Endpoint } from '../../../contract/endpoint.ts'
import * as endpoints from '../../../contract/endpoints.ts'
import { paths } from '../paths.ts'

const origin = 'https://alura.example'

interface Asked {
  path: string
  mode?: string
  method?: string
}

/** `isAway`: nothing answers. */
async function openWorker({ html = '<script src="/assets/x1.js"></script>', isAway = false } = {}) {
  const stored = new Map<string, Response>()
  const fetched: string[] = []
  const listeners = new Map<string, (event: object) => void>()
  const world = { html, isAway }
  const shown: object[] = []
  const opened: string[] = []
  const pathOf = (what: string | { url: string }) =>
    new URL(typeof what === 'string' ? what : what.url, origin).pathname

  async function fetch(what: string | { url: string }): Promise<Response> {
    if (world.isAway) throw new TypeError('Failed to fetch')
    fetched.push(pathOf(what))
    const isAsset = pathOf(what).startsWith('/assets/')
    const type = { 'content-type': isAsset ? 'text/javascript' : 'text/html' }
    return new Response(isAsset ? 'code' : world.html, { headers: type })
  }
  const cache = {
    addAll: async (urls: string[]) => {
      for (const url of urls) stored.set(pathOf(url), await fetch(url))
    },
    put: async (url: string, response: Response) => void stored.set(pathOf(url), response),
    keys: async () => [...stored.keys()].map((path) => ({ url: origin + path })),
    delete: async (request: { url: string }) => stored.delete(pathOf(request)),
  }
  const caches = {
    open: async () => cache,
    match: async (what: string | { url: string }) => stored.get(pathOf(what))?.clone(),
  }
  const self = {
    location: { origin },
    addEventListener: (name: string, listener: (event: object) => void) =>
      void listeners.set(name, listener),
    skipWaiting: async () => undefined,
    registration: {
      showNotification: async (title: string, options: object) =>
        void shown.push({ title, ...options }),
    },
    clients: {
      claim: async () => undefined,
      matchAll: async () => [],
      openWindow: async (url: string) => void opened.push(url),
    },
  }
  runInNewContext(readFileSync('public/sw.js', 'utf8'), { self, caches, fetch, URL, Response, Set })

  async function happens(name: string, event: object = {}): Promise<Response | null> {
    const waits: Promise<unknown>[] = []
    let answer: Promise<Response> | null = null
    listeners.get(name)?.({
      ...event,
      waitUntil: (wait: Promise<unknown>) => waits.push(wait),
      respondWith: (response: Promise<Response>) => (answer = response),
    })
    const response = await (answer as Promise<Response> | null)
    await Promise.all(waits)
    return response
  }
  const ask = ({ path, mode = 'navigate', method = 'GET' }: Asked) =>
    happens('fetch', { request: { url: origin + path, mode, method } })
  await happens('install')
  return { ask, world, fetched, stored, happens, shown, opened }
}

test('never stands between a page and the API, not even for a navigation', async () => {
  const { ask } = await openWorker({})
  const apiPaths = (Object.values(endpoints) as Endpoint[]).map(({ path }) => path)
  expect(apiPaths.length).toBeGreaterThan(100)
  for (const path of [...apiPaths, '/ws', '/metrics', '/api/docs']) {
    expect([path, await ask({ path })]).toEqual([path, null])
    expect([path, await ask({ path, mode: 'cors' })]).toEqual([path, null])
  }
  expect(await ask({ path: '/overview', method: 'POST' })).toBeNull()
})

test('without a connection every page opens, with the files that it names', async () => {
  const { ask, world } = await openWorker()
  world.isAway = true
  for (const path of [paths.overview(), paths.lab(), paths.session('abc'), paths.home()]) {
    expect(await (await ask({ path }))?.text()).toBe(world.html)
  }
  expect(await (await ask({ path: '/assets/x1.js', mode: 'cors' }))?.text()).toBe('code')
})

test('with a connection the page comes from the server, and replaces the kept one with its files', async () => {
  const { ask, world, stored } = await openWorker()
  world.html = '<script src="/assets/x2.js"></script>'
  expect(await (await ask({ path: '/overview' }))?.text()).toBe(world.html)
  expect([...stored.keys()].toSorted()).toEqual(['/', '/assets/x2.js'])
  world.isAway = true
  expect(await (await ask({ path: '/overview' }))?.text()).toBe(world.html)
})

test('a file with the hash of its content is asked for once', async () => {
  const { ask, fetched } = await openWorker()
  await ask({ path: '/assets/x1.js', mode: 'cors' })
  await ask({ path: '/assets/x1.js', mode: 'cors' })
  expect(fetched.filter((path) => path === '/assets/x1.js')).toHaveLength(1)
})

test('a push message is shown under its key, and leads to a page of ours only', async () => {
  const { happens, shown, opened } = await openWorker()
  const message = {
    key: 'k1',
    title: '<b>Opened</b>',
    text: 'long BTC',
    url: `${origin}/sessions/1`,
  }
  await happens('push', { data: { json: () => message } })
  expect(shown).toMatchObject([
    { title: '<b>Opened</b>', body: 'long BTC', tag: 'k1', data: { url: message.url } },
  ])
  for (const url of [message.url, '/funds', 'https://evil.example/', 'javascript:alert(1)']) {
    await happens('notificationclick', { notification: { close: () => undefined, data: { url } } })
  }
  expect(opened).toEqual([`${origin}/sessions/1`, `${origin}/funds`, origin, origin])
})
