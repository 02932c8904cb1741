import { useSyncExternalStore } from 'react'
import {
  getNumberFormat,
  getTimeZone,
  onPreferencesChange,
  type NumberFormat,
  type TimeZone,
} from './preferences.ts'

export function useTimeZone(): TimeZone {
  return useSyncExternalStore(onPreferencesChange, getTimeZone)
}

export function useNumberFormat(): NumberFormat {
  return useSyncExternalStore(onPreferencesChange, getNumberFormat)
}
