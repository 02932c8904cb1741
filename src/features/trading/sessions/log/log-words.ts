import { t } from '@lingui/core/macro'
import type { LogKind, LogLevel } from '../../../../../contract/sessions/logs.ts'

export const logKindWords: Record<LogKind, string> = {
  get signal() {
    return t`signal`
  },
  get decision() {
    return t`decision`
  },
  get order() {
    return t`order`
  },
  get fill() {
    return t`fill`
  },
  get risk() {
    return t`risk`
  },
  get operator() {
    return t`operator`
  },
  get connection() {
    return t`connection`
  },
}

export const logLevelWords: Record<LogLevel, string> = {
  get debug() {
    return t`debug`
  },
  get info() {
    return t`info`
  },
  get warn() {
    return t`warn`
  },
  get error() {
    return t`error`
  },
}
