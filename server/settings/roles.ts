// What a process does. All of it by default; several processes on one PostgreSQL may divide it.
import { SettingError, textFrom } from '../../platform/settings.ts'
import { type Role, roles } from '../../contract/ops/health.ts'

/** Throws a SettingError for an unknown role, for none, and where a single process has to do everything. */
export function rolesFrom(env: NodeJS.ProcessEnv, databaseUrl: string | undefined): Role[] {
  const text = textFrom(env, 'ROLES')
  if (text === undefined) return [...roles]
  const named = text.split(',').map((name) => name.trim())
  const unknown = named.find((name) => !roles.some((role) => role === name))
  if (unknown !== undefined) {
    throw new SettingError(
      `ROLES has no "${unknown}": it is a comma separated list of ${roles.join(', ')}.`,
    )
  }
  const chosen = roles.filter((role) => named.includes(role))
  if (chosen.length < roles.length && databaseUrl === undefined) {
    throw new SettingError(
      'ROLES needs PostgreSQL: the embedded database admits one process, which has to do everything. Set DATABASE_URL or leave ROLES unset.',
    )
  }
  return chosen
}
