// Reads environment variables, the same way in every process. Errors name the setting.

/** A mistake of the person who started the process, with what to do about it: shown without a stack. */
export class SettingError extends Error {
  override name = 'SettingError'
}

export type Env = Readonly<Record<string, string | undefined>>

/** Undefined when it is not set or empty. */
export function textFrom(env: Env, name: string): string | undefined {
  return env[name]?.trim() || undefined
}

export function portFrom(env: Env, name: string, fallback: number): number {
  const text = textFrom(env, name)
  if (text === undefined) return fallback
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new SettingError(`${name} must be a port from 0 to 65535, not "${text}".`)
  }
  return Number(text)
}

/** Undefined when it is not set. Throws for a value that is not one of `choices`. */
export function choiceFrom<T extends string>(
  env: Env,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textFrom(env, name)
  if (text === undefined) return undefined
  const chosen = choices.find((choice) => choice === text)
  if (chosen !== undefined) return chosen
  const last = choices.at(-1)
  const others = choices.slice(0, -1).join(', ')
  throw new SettingError(`${name} must be ${others} or ${last}, not "${text}".`)
}

export function millisecondsFrom(env: Env, name: string): number | undefined {
  const text = textFrom(env, name)
  if (text === undefined) return undefined
  if (!/^\d{1,8}$/.test(text)) {
    throw new SettingError(`${name} must be milliseconds such as 5000, not ${JSON.stringify(text)}`)
  }
  return Number(text)
}

export function logLevelFrom(env: Env): string {
  return choiceFrom(env, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent']) ?? 'info'
}

export function isOn(env: Env, name: string): boolean {
  return (choiceFrom(env, name, ['on', 'off']) ?? 'on') === 'on'
}

/** Origins of dashboards served elsewhere. */
export function corsOriginsFrom(env: Env): string[] {
  const given = (textFrom(env, 'CORS_ORIGINS') ?? '').split(',').filter(Boolean)
  for (const text of given) {
    // Browsers send an origin in exactly this spelling, and `*` would open a server that trades to every page.
    if (!URL.canParse(text) || !/^https?:/.test(text) || new URL(text).origin !== text) {
      throw new SettingError(
        `CORS_ORIGINS must be origins such as https://alura.example.org, not "${text}".`,
      )
    }
  }
  return given
}

/** The ports of localnet's API, exchange and chain; 0 is any free one. Throws when two are the same. */
export function portsFrom(env: Env): { api: number; exchange: number; chain: number } {
  const ports = {
    PORT: portFrom(env, 'PORT', 3000),
    EXCHANGE_PORT: portFrom(env, 'EXCHANGE_PORT', 3001),
    CHAIN_PORT: portFrom(env, 'CHAIN_PORT', 8545),
  }
  const taken = new Map<number, string>()
  for (const [name, port] of Object.entries(ports)) {
    const other = taken.get(port)
    if (port > 0 && other !== undefined) {
      throw new SettingError(`${other} and ${name} are both ${port}. Each needs a port of its own.`)
    }
    taken.set(port, name)
  }
  return { api: ports.PORT, exchange: ports.EXCHANGE_PORT, chain: ports.CHAIN_PORT }
}

/** A short paragraph for the person who started the process. The stack only with LOG_LEVEL=debug. */
export function explain(error: unknown, env: Env = process.env): string {
  if (!(error instanceof Error)) return String(error)
  if (env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message
  return error.message
}
