// Debian's WebKit controlled by WebDriver, on a virtual screen. https://www.w3.org/TR/webdriver2/
import { spawn, type ChildProcess } from 'node:child_process'
import { globSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../scripts/stack/processes.ts'
import { type Engine, firstProgram, pressAt } from './engine.ts'

const driver = firstProgram(['/usr/bin/WebKitWebDriver'])
const browser = firstProgram(globSync('/usr/lib/*/webkit2gtk-4.?/MiniBrowser'))
const screen = firstProgram(['/usr/bin/Xvfb'])

/** What is missing to run it, as text; undefined when nothing is. */
export const webkitMisses =
  driver === undefined || browser === undefined || screen === undefined
    ? 'WebKit (Debian: webkit2gtk-driver and xvfb)'
    : undefined

const windowSize = { width: 1440, height: 900 }

export async function startWebKit(): Promise<Engine> {
  const display = `:${90 + (process.pid % 900)}`
  const xvfb = spawn(screen ?? '', [display, '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'])
  const port = await freePort()
  const server = spawn(driver ?? '', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
    stdio: 'ignore',
  })
  const root = `http://127.0.0.1:${port}`
  const always = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } }
  const { sessionId } = await opened(root, { capabilities: { alwaysMatch: always } })
  const session = `${root}/session/${sessionId}`
  await send(session, 'POST', '/window/rect', windowSize)
  return {
    async goto(url) {
      await send(session, 'POST', '/url', { url })
    },
    async evaluate<Answer>(expression: string) {
      const script = `return JSON.stringify((${expression}) ?? null)`
      const text = await send<string>(session, 'POST', '/execute/sync', { script, args: [] })
      return JSON.parse(text) as Answer
    },
    async press(point) {
      await send(session, 'POST', '/actions', { actions: pressAt(point) })
    },
    async screenshot() {
      return Buffer.from(await send<string>(session, 'GET', '/screenshot'), 'base64')
    },
    async close() {
      await send(session, 'DELETE', '').catch(() => undefined)
      await ended(server)
      await ended(xvfb)
    },
  }
}

/** The driver and the screen take a moment to start. */
async function opened(root: string, body: object): Promise<{ sessionId: string }> {
  for (let tries = 0; ; tries++) {
    try {
      return await send(root, 'POST', '/session', body)
    } catch (error) {
      if (tries >= 40) throw error
      await wait(500)
    }
  }
}

async function send<Value>(
  base: string,
  method: string,
  path: string,
  body?: object,
): Promise<Value> {
  const response = await fetch(`${base}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const { value } = (await response.json()) as { value: Value }
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
  return value
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await gone
}
