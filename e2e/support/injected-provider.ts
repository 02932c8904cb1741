// The part of the test wallet that runs in the page: an EIP-6963 provider that passes requests on to the story.
export interface Request {
  method: string
  params?: unknown[]
}

export interface Answer {
  result?: unknown
  error?: Failure
}

/** As the wallet throws it: an Error with a code, a plain object, or only a string. */
export interface Failure {
  code?: number
  message: string
  data?: unknown
  shape?: 'error' | 'object' | 'string'
}

/** Runs in the page. */
export function announceProvider({ name }: { name: string }): void {
  type Listener = (value: unknown) => void
  const listeners = new Map<string, Set<Listener>>()
  const ask = Reflect.get(window, '__testWalletRequest') as (request: unknown) => Promise<Answer>
  const provider = {
    async request(request: unknown) {
      const { result, error } = await ask(request)
      if (!error) return result
      const { shape = 'error', message, ...rest } = error
      const thrown = {
        error: () => Object.assign(new Error(message), rest),
        object: () => ({ message, ...rest }),
        string: () => message,
      }
      throw thrown[shape]()
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
      return provider
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener)
      return provider
    },
  }
  window.addEventListener('__testWalletEvent', (event) => {
    const { name: happened, value } = (event as CustomEvent<{ name: string; value: unknown }>)
      .detail
    for (const listener of listeners.get(happened) ?? []) listener(value)
  })
  const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"/>'
  const info = { uuid: '350670db-19fa-4704-a166-e52e178b59d2', name, icon, rdns: 'io.metamask' }
  const announce = () =>
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }),
    )
  window.addEventListener('eip6963:requestProvider', announce)
  announce()
}
