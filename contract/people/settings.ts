// How a person likes the dashboard: kept with the profile, so that every browser looks alike. The dashboard knows what
// the values mean; here they are texts.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { UnixMs } from '../primitives.ts'

export const settingNames = [
  'theme',
  'palette',
  'timeZone',
  'numberFormat',
  'pinnedMarkets',
  'sessionDefaults',
] as const
export const SettingName = z.enum(settingNames)
export type SettingName = z.infer<typeof SettingName>

export const Setting = z.object({
  name: SettingName,
  /** Null: what is built in. */
  value: z.nullable(z.string().check(z.maxLength(4_000))),
  /** When the person chose it. Of two choices the later one holds. */
  at: UnixMs,
})
export type Setting = z.infer<typeof Setting>

/** The profile's `settings` have them as `chosen`. */
export const Chosen = z.array(Setting)

export const putSettings = defineEndpoint({
  id: 'user.settings',
  method: 'PUT',
  path: '/user/settings',
  auth: 'viewer',
  summary:
    'Keep how a person likes the dashboard; of two choices of one setting the later one holds',
  body: z.strictObject({
    chosen: z.array(Setting).check(z.minLength(1), z.maxLength(settingNames.length)),
  }),
  output: z.object({ chosen: Chosen }),
  errors: [...idempotencyErrors],
})
