// Firefox controlled by WebDriver BiDi. https://w3c.github.io/webdriver-bidi/
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { type Engine, firstProgram, pressAt } from './engine.ts'

export const firefox = firstProgram(['/usr/bin/firefox-esr', '/usr/bin/firefox'])

export async function startFirefox(program: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'alura-firefox-'))
  const flags = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile]
  const child = spawn(program, [...flags, '--width=1440', '--height=900'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk)
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`Firefox ended: ${said}`)))
  })
  const socket = new WebSocket(`${url}/session`)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const send = commands(socket)

  await send('session.new', { capabilities: {} })
  const tree = await send<{ contexts: { context: string }[] }>('browsingContext.getTree', {})
  const context = tree.contexts[0]?.context
  return {
    async goto(address) {
      await send('browsingContext.navigate', { context, url: address, wait: 'complete' })
    },
    async evaluate<Answer>(expression: string) {
      const answer = await send<{ result?: { value?: string }; exceptionDetails?: unknown }>(
        'script.evaluate',
        {
          expression: `JSON.stringify((${expression}) ?? null)`,
          target: { context },
          awaitPromise: true,
        },
      )
      if (answer.result?.value === undefined) throw new Error(JSON.stringify(answer))
      return JSON.parse(answer.result.value) as Answer
    },
    async press(point) {
      await send('input.performActions', { context, actions: pressAt(point) })
    },
    async screenshot() {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      })
      return Buffer.from(data, 'base64')
    },
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      await send('browser.close', {}).catch(() => child.kill())
      await gone
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

interface Answered {
  id?: number
  type: string
  result?: unknown
  message?: string
}

function commands(socket: WebSocket) {
  let last = 0
  const waiting = new Map<number, (answer: Answered) => void>()
  socket.on('message', (data: Buffer) => {
    const answer: Answered = JSON.parse(String(data))
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  })
  return <Result>(method: string, params: object): Promise<Result> => {
    const id = ++last
    return new Promise((resolve, reject) => {
      waiting.set(id, (answer) => {
        waiting.delete(id)
        // The command determines the type of its result.
        if (answer.type === 'success') resolve(answer.result as Result)
        else reject(new Error(`${method}: ${answer.message}`))
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  }
}
