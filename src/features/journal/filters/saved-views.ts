// Named filters, stored in this browser.
import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '../../../lib/kept/stored.ts'

export interface SavedView {
  name: string
  /** The filters as a search without "?". */
  search: string
}

const key = 'alura.journal-views'
const most = 30
const longestName = 40

let known: readonly SavedView[] | null = null
const listeners = new Set<() => void>()

export function getSavedViews(): readonly SavedView[] {
  return (known ??= parse(readStored(key)))
}

/** Another view of the same name is replaced; the oldest goes when there are too many. */
export function saveView(name: string, search: string): void {
  const called = name.trim().slice(0, longestName)
  if (called === '') return
  const others = getSavedViews().filter((view) => view.name !== called)
  keep([...others, { name: called, search }].slice(-most))
}

export function removeView(name: string): void {
  keep(getSavedViews().filter((view) => view.name !== name))
}

export function useSavedViews(): readonly SavedView[] {
  return useSyncExternalStore(subscribe, getSavedViews)
}

function keep(views: readonly SavedView[]): void {
  known = views
  writeStored(key, views.length === 0 ? null : JSON.stringify(views))
  for (const tell of listeners) tell()
}

/** What another version stored, or somebody edited, is left out. */
export function parse(text: string | null): SavedView[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(stored) ? stored.filter(isView).slice(0, most) : []
  } catch {
    return []
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false
  const { name, search } = value as Partial<Record<keyof SavedView, unknown>>
  return typeof name === 'string' && typeof search === 'string'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
