// Reading environment variables, the same way in every process. What is wrong is said in words that name the setting.

/** A mistake of the person who started us, with what to do about it: shown without a stack. */
export class SettingError extends Error {
  override name = 'SettingError'
}

type Env = Readonly<Record<string, string | undefined>>

/** Undefined when it is not set, or set to nothing. */
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

export function isOn(env: Env, name: string): boolean {
  const text = textFrom(env, name) ?? 'on'
  if (text === 'on' || text === 'off') return text === 'on'
  throw new SettingError(`${name} must be on or off, not "${text}".`)
}

/** Of dashboards that are served from elsewhere. */
export function corsOriginsFrom(env: Env): string[] {
  const given = (textFrom(env, 'CORS_ORIGINS') ?? '').split(',').filter(Boolean)
  for (const text of given) {
    // Browsers send an origin in this one spelling, and `*` would open a server that trades to every page.
    if (!URL.canParse(text) || !/^https?:/.test(text) || new URL(text).origin !== text) {
      throw new SettingError(
        `CORS_ORIGINS must be origins such as https://alura.example.org, not "${text}".`,
      )
    }
  }
  return given
}
