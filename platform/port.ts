// Opening a port that a setting names, and saying what to do when that does not work.
import { setTimeout as wait } from 'node:timers/promises'
import { SettingError } from './settings.ts'

/** What was killed a moment ago may still be ending. */
const patienceMs = 2_000
const lookMs = 100

export interface PortSettings {
  host: string
  port: number
  /** The setting that changes the port. */
  setting: string
}

/** Calls `listen` until the port is free, for two seconds. Throws a SettingError for what a person can mend. */
export async function openPort<T>(settings: PortSettings, listen: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    try {
      return await listen()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (code !== 'EADDRINUSE') throw explained(error, code, settings)
      if (Date.now() >= giveUpAt) throw explained(error, code, settings)
      await wait(lookMs)
    }
  }
}

function explained(error: unknown, code: string, settings: PortSettings): unknown {
  const { host, port, setting } = settings
  const advice = `Set ${setting} to a free port`
  switch (code) {
    case 'EADDRINUSE':
      return new SettingError(
        `Port ${port} of ${host} is in use by another program. ${advice}, or stop that program.`,
      )
    case 'EACCES':
      return new SettingError(`Port ${port} of ${host} is not for this user. ${advice} above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new SettingError(
        `HOST=${host} is no address of this machine. Leave HOST unset to listen on 127.0.0.1.`,
      )
    default:
      return error
  }
}
