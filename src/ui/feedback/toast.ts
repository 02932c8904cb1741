export type ToastTone = 'info' | 'success' | 'warn' | 'danger'

export interface ToastMessage {
  title: string
  detail?: string
  tone?: ToastTone
  /** Milliseconds until it disappears; 6 s by default, never for danger. */
  duration?: number | null
  /** One button; pressing it removes the message. */
  action?: { label: string; run: () => void }
}

export interface ShownToast extends ToastMessage {
  id: number
}

const limit = 4
let shown: readonly ShownToast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Shows a message in the app's single `Toaster`. Returns a function that removes it. */
export function toast(message: ToastMessage): () => void {
  lastId += 1
  const id = lastId
  publish([...shown, { ...message, id }].slice(-limit))
  return () => dismissToast(id)
}

export function dismissToast(id: number): void {
  publish(shown.filter((item) => item.id !== id))
}

export function currentToasts(): readonly ShownToast[] {
  return shown
}

export function onToastsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function publish(next: readonly ShownToast[]): void {
  shown = next
  for (const tell of listeners) tell()
}
