// The number of markets. Accounts store positions by a market's index, so that a data folder keeps its number.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mostMarkets } from './market/universe.ts'
import { type Env, SettingError, choiceFrom, textFrom } from '../platform/settings.ts'

const few = 6
const many = 200

/** Six, or 200 with REALISM=venue. */
export function marketsFrom(env: Env): number {
  const all = choiceFrom(env, 'REALISM', ['kind', 'venue']) === 'venue'
  const text = textFrom(env, 'MARKETS') ?? String(all ? many : few)
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (count === few || (count >= 30 && count <= mostMarkets)) return count
  throw new SettingError(`MARKETS must be 6, or from 30 to ${mostMarkets}, not "${text}".`)
}

/** Throws when the folder was created with another number. */
export function keepMarkets(folder: string, count: number): void {
  const file = join(folder, 'markets')
  const begun = existsSync(join(folder, 'exchange')) ? few : count
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : begun
  if (known !== count) {
    throw new SettingError(
      `This DATA_DIR was begun with ${known} markets, and MARKETS is ${count}. Set MARKETS=${known}, or use another DATA_DIR.`,
    )
  }
  writeFileSync(file, String(count))
}
