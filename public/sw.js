// The dashboard without a connection: its page and the files that it was opened with, and nothing of the API. With a
// connection the page always comes from the server, so that a reload brings the newest version.
/* global self, caches, fetch, URL, Response */
const cacheName = 'alura-page'
const page = '/'
// The first part of every path of the API, and of what it says live.
const api = new Set([
  'api',
  'auth',
  'config',
  'health',
  'metrics',
  'referrals',
  'trading-sessions',
  'usdc-verification',
  'user',
  'ws',
])
const files = /^\/(first-look\.js|site\.webmanifest|favicon\.ico|[\w-]+\.(?:svg|png))$/

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (api.has(url.pathname.split('/')[1])) return
    event.respondWith(
      fetch(request).then(
        (response) => {
          const isPage = response.ok && response.headers.get('content-type')?.includes('html')
          if (isPage) event.waitUntil(keepPage(response.clone()).catch(() => undefined))
          return response
        },
        () => kept(page),
      ),
    )
  } else if (url.pathname.startsWith('/assets/')) {
    // Their names contain the hash of their content.
    event.respondWith(keptOrFetched(request))
  } else if (files.test(url.pathname)) {
    event.respondWith(fetch(request).catch(() => kept(request)))
  }
})

// The key is the same in a double, and in what an open page shows, so that one takes the other's place.
self.addEventListener('push', (event) => {
  const { title, text, key, url } = event.data.json()
  const options = {
    body: text,
    tag: key,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { url },
  }
  event.waitUntil(self.registration.showNotification(title, options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(new URL(event.notification.data.url, self.location.origin)))
})

/** Only pages of ours; one that is open already comes to the front. */
async function open(url) {
  const path = url.origin === self.location.origin ? url.href : self.location.origin
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (page === undefined) return self.clients.openWindow(path)
  await page.focus()
  return page.navigate(path)
}

async function kept(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error()
}

async function keptOrFetched(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

/** Keeps the page, and what it names; what earlier versions named goes. */
async function keepPage(given) {
  const response = given ?? (await fetch(page, { cache: 'no-store' }))
  if (!response.ok) throw new Error(`the page answered ${response.status}`)
  const html = await response.clone().text()
  const before = await caches.match(page)
  if (before !== undefined && (await before.text()) === html) return
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path)
  const cache = await caches.open(cacheName)
  await cache.addAll(named)
  await cache.put(page, response)
  const current = new Set([page, ...named])
  for (const request of await cache.keys()) {
    if (!current.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}
