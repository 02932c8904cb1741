// Third-party clients with the local exchange. `npm run tours` installs them; without them the tests are skipped.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld } from '../exchange/testing/world.ts'
import type { World } from '../exchange/testing/world.ts'
import { python } from './python.ts'

interface Step {
  step: string
  ok: boolean
  why: string
}

const run = promisify(execFile)

describe.skipIf(python === undefined)('a tour (`npm run tours` fetches the clients)', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.stop())

  async function tour(script: string): Promise<Step[]> {
    const path = join(import.meta.dirname, script)
    const { stdout } = await run(python ?? '', [path, world.exchange.url], { timeout: 170_000 })
    return stdout
      .trim()
      .split('\n')
      .map((line): Step => JSON.parse(line))
  }

  test.each([
    ['the official Python SDK', 'python_sdk_tour.py', 110],
    ['ccxt', 'ccxt_tour.py', 68],
  ])('%s does whatever it can do', { timeout: 180_000 }, async (_name, script, steps) => {
    const taken = await tour(script)
    expect(taken.filter(({ ok }) => !ok)).toEqual([])
    expect(taken).toHaveLength(steps)
  })
})
