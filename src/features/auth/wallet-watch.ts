import { useConnectionEffect } from 'wagmi'
import { useAuth } from './auth.ts'

/** A wallet that disconnects takes the login with it. */
export function WalletWatch(): null {
  const { forget } = useAuth()
  useConnectionEffect({ onDisconnect: forget })
  return null
}
