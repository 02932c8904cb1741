// Keeps the dashboard's page in the browser for times without a connection, and says when there is a newer one.
import { t } from '@lingui/core/macro'
import { whyMissing } from '../../lib/load-code.ts'
import { toast } from '../../ui/feedback/toast.ts'

/** As in public/sw.js. */
const cacheName = 'alura-page'
/** Milliseconds. */
const lookEveryMs = 15 * 60_000

/** Never throws: a browser that keeps nothing works as before. */
export async function keepPage(): Promise<void> {
  watchForNewer()
  try {
    // Absent over plain http, which only this machine's own address makes up for.
    const workers = (navigator as Partial<Navigator>).serviceWorker
    if (workers === undefined) return
    await workers.register('/sw.js', { updateViaCache: 'none' })
    await workers.ready
    // The part that is shown without a connection comes now, while there is one.
    await import('./without-connection.tsx')
    await keepLoaded()
  } catch {
    // Site data is blocked or full.
  }
}

/** The parts of the page that were loaded so far. */
async function keepLoaded(): Promise<void> {
  // oxlint-disable-next-line no-restricted-globals -- files of the page, which only the worker reads
  const cache = await caches.open(cacheName)
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`))
  for (const url of new Set(loaded)) {
    if ((await cache.match(url)) === undefined) await cache.add(url)
  }
}

function watchForNewer(): void {
  let lookedAt = performance.now()
  let isTold = false
  const look = async (): Promise<void> => {
    if (isTold || document.visibilityState !== 'visible') return
    if (performance.now() - lookedAt < lookEveryMs) return
    lookedAt = performance.now()
    if ((await whyMissing()) !== 'renewed' || isTold) return
    isTold = true
    toast({
      title: t`A newer Alura is ready`,
      detail: t`Reload when it suits you. What was typed and not sent is lost by that.`,
      duration: null,
      action: { label: t`Reload`, run: () => location.reload() },
    })
  }
  document.addEventListener('visibilitychange', () => void look())
  setInterval(() => void look(), lookEveryMs)
}
