import { t } from '@lingui/core/macro'

export interface Command {
  /** The text to search for; unique. */
  label: string
  kind: 'page' | 'market' | 'start' | 'stop' | 'look'
  run: () => void
}

export const kindWords: Record<Command['kind'], string> = {
  get page() {
    return t`Page`
  },
  get market() {
    return t`Market`
  },
  get start() {
    return t`Start`
  },
  get stop() {
    return t`Stop`
  },
  get look() {
    return t`Look`
  },
}
