import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { Chosen, type Setting } from '../../../contract/people/settings.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** A device's clock that is fast must not make its choices hold for ever: none is later than now. */
export const putSettings: Verb<ViewerContext, typeof contract.putSettings> = async ({
  ctx: { store, viewer, clock },
  input: { body },
}) => {
  const chosen = await store.transaction(async (inside) => {
    await inside.sessions.lockUser(viewer.id)
    const user = await inside.users.byId(viewer.id)
    if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
    const now = clock()
    const asked = body.chosen.map((setting) => ({ ...setting, at: Math.min(setting.at, now) }))
    const next = latest([...chosenIn(user.settings), ...asked])
    await inside.users.putSettings(viewer.id, { ...user.settings, chosen: next })
    return next
  })
  return { chosen }
}

/** What an earlier version stored and this one does not know is dropped. */
function chosenIn(settings: Record<string, unknown>): Setting[] {
  const kept = Chosen.safeParse(settings['chosen'] ?? [])
  return kept.success ? kept.data : []
}

/** One for each name: the latest, and of equally late ones the last. */
function latest(settings: readonly Setting[]): Setting[] {
  const byName = new Map<string, Setting>()
  for (const setting of settings) {
    const known = byName.get(setting.name)
    if (known === undefined || known.at <= setting.at) byName.set(setting.name, setting)
  }
  return [...byName.values()]
}
