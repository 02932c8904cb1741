import type { ReactNode } from 'react'

export interface ConfirmRequest {
  /** The question: "Close all positions?" */
  title: string
  /** Everything that will happen; a list of sentences or a component. */
  consequences: readonly string[] | ReactNode
  /** The verb on the button: "Close 3 positions". Never "OK". */
  confirmLabel: string
  pendingLabel?: string
  cancelLabel?: string
  tone?: 'danger' | 'normal'
  /** Runs while the dialog stays open and pending. When it throws, the dialog shows the error and stays. */
  action: () => Promise<void>
  /** The text of an error; its own message by default. */
  describeError?: (error: unknown) => { message: string; requestId?: string | undefined }
}

export interface OpenConfirm {
  id: number
  request: ConfirmRequest
  answer: (done: boolean) => void
}

let current: OpenConfirm | null = null
let lastId = 0
const listeners = new Set<() => void>()

/**
 * Asks in the app's single `ConfirmHost`. Resolves to true when the action has succeeded, false when the person
 * cancelled.
 */
export function confirm(request: ConfirmRequest): Promise<boolean> {
  current?.answer(false)
  lastId += 1
  const id = lastId
  return new Promise((resolve) => {
    const opened: OpenConfirm = {
      id,
      request,
      answer: (done) => {
        if (current === opened) show(null)
        resolve(done)
      },
    }
    show(opened)
  })
}

export function currentConfirm(): OpenConfirm | null {
  return current
}

export function onConfirmChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function show(next: OpenConfirm | null): void {
  current = next
  for (const tell of listeners) tell()
}
