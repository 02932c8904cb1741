import { t } from '@lingui/core/macro'

/** Null: this browser can subscribe. */
export function whyNoPush(): string | null {
  const workers = (navigator as Partial<Navigator>).serviceWorker
  if (workers === undefined) return t`Only over https, or on this machine`
  if (!('PushManager' in window)) return t`This browser takes no push messages`
  return null
}

/** Asks for the permission where needed. Rejects when it was not given, or the push service does not answer. */
export async function subscribe(
  key: string,
): Promise<{ endpoint: string; keys: { p256dh: string; auth: string } }> {
  const { pushManager } = await navigator.serviceWorker.ready
  // One of another server's key would be refused.
  await (await pushManager.getSubscription())?.unsubscribe()
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = made.toJSON()
  const { p256dh, auth } = keys ?? {}
  if (endpoint === undefined || p256dh === undefined || auth === undefined) {
    throw new Error('the browser gave no keys')
  }
  return { endpoint, keys: { p256dh, auth } }
}
