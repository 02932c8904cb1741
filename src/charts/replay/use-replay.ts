import { useEffect, useState } from 'react'

export const replaySpeeds = ['1', '4', '16'] as const
export type ReplaySpeed = (typeof replaySpeeds)[number]

export interface Replay {
  /** Index of the newest bar shown, `first`…`last`. */
  index: number
  isPlaying: boolean
  speed: ReplaySpeed
  seek: (index: number) => void
  step: (by: number) => void
  togglePlaying: () => void
  setSpeed: (speed: ReplaySpeed) => void
}

/** Bars per second at speed 1. */
const pace = 2

/** Steps through bars one by one. With reduced motion: the same speed in one jump per second. */
export function useReplay(first: number, last: number): Replay {
  const [index, setIndex] = useState(first)
  const [isPlaying, setIsPlaying] = useState(false)
  const [speed, setSpeed] = useState<ReplaySpeed>('4')
  const isOver = index >= last
  const playing = isPlaying && !isOver

  useEffect(() => {
    if (!playing) return
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const barsASecond = pace * Number(speed)
    const leap = isCalm ? barsASecond : 1
    const timer = setInterval(
      () => setIndex((before) => Math.min(last, before + leap)),
      (1000 * leap) / barsASecond,
    )
    return () => clearInterval(timer)
  }, [playing, speed, last])

  const seek = (next: number): void => setIndex(Math.min(last, Math.max(first, next)))
  return {
    index,
    isPlaying: playing,
    speed,
    seek,
    step: (by) => {
      setIsPlaying(false)
      seek(index + by)
    },
    togglePlaying: () => {
      if (isOver) setIndex(first)
      setIsPlaying(isOver || !isPlaying)
    },
    setSpeed,
  }
}
