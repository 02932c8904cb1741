// Whether the local exchange is as hard as the real one: it does so, and the API, which has to keep to its limits, reads the
// same settings.
import { choiceFrom, type Env } from './settings.ts'

/** `REALISM=venue` turns everything on, `REALISM_<NAME>=on|off` one. Throws for a setting that is none of the choices. */
export function isRealismOn(env: Env, name: string): boolean {
  const usual = choiceFrom(env, 'REALISM', ['kind', 'venue']) === 'venue' ? 'on' : 'off'
  return (choiceFrom(env, `REALISM_${name.toUpperCase()}`, ['on', 'off']) ?? usual) === 'on'
}
