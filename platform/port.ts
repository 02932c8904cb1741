// Opens a port that a setting names, and explains what to do when that fails.
import { setTimeout as wait } from 'node:timers/promises'
import { SettingError } from './settings.ts'

/** Milliseconds. A process that was just killed may still be ending. */
const patienceMs = 2_000
const lookMs = 100

export interface PortSettings {
  host: string
  port: number
  /** The name of the setting that changes the port. */
  setting: string
}

/**
 * Calls `listen` until the port is free, for two seconds. Throws a SettingError for a problem that a person can
 * solve.
 */
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
