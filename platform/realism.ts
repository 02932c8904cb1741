// Whether the local exchange simulates the real one's difficulties. Both the exchange and the API, which has to
// respect its limits, read these settings.
import { choiceFrom, type Env } from './settings.ts'

/** `REALISM=venue` turns everything on, `REALISM_<NAME>=on|off` a single switch. Throws for an invalid setting. */
export function isRealismOn(env: Env, name: string): boolean {
  const usual = choiceFrom(env, 'REALISM', ['kind', 'venue']) === 'venue' ? 'on' : 'off'
  return (choiceFrom(env, `REALISM_${name.toUpperCase()}`, ['on', 'off']) ?? usual) === 'on'
}
