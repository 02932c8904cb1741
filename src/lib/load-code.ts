// Pages and dialogs load their code when they are opened. That can fail: no connection, an ad blocker, or a newer
// version on the server with other files.

import { t } from '@lingui/core/macro'
export type MissingBecause = 'away' | 'renewed' | 'blocked'

const words: Record<MissingBecause, string> = {
  get away() {
    return t`There is no connection to the server, and this part was not loaded before. What is on screen stays; try again when the connection is back.`
  },
  get renewed() {
    return t`Alura was updated since this page was opened, and the older parts are gone. Reload to go on. What was typed and not sent is lost by that.`
  },
  get blocked() {
    return t`The server answers, but this browser did not let a part of the page through: an ad blocker or another extension may hold it back. Allow it on this site, then retry or reload.`
  },
}

export class CodeMissing extends Error {
  override readonly name = 'CodeMissing'
  readonly because: MissingBecause

  constructor(because: MissingBecause, cause: unknown) {
    super(words[because], { cause })
    this.because = because
  }
}

/** Throws CodeMissing when the code cannot be loaded, and what it throws itself when it is run. */
export async function loadCode<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new CodeMissing(await whyMissing(), error)
  }
}

/** Loads what may be needed soon; a failure is handled when it is needed. */
export function preload(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}

/** Each browser has its own message, and the bundler one for missing styles. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script failed|unable to preload css/i.test(
      error.message,
    )
  )
}

/** Why files of this page may be missing, as the server's page tells: it names other files once it is newer. */
export async function whyMissing(): Promise<MissingBecause> {
  const entry = document.querySelector('script[type=module][src]')?.getAttribute('src')
  try {
    const signal = AbortSignal.timeout(5_000)
    const response = await fetch('/', { cache: 'no-store', signal })
    if (!response.ok) return 'away'
    const page = await response.text()
    return entry === undefined || entry === null || page.includes(entry) ? 'blocked' : 'renewed'
  } catch {
    return 'away'
  }
}
