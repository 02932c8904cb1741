// Finds a Chromium to use, in the order that the README describes.
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** The first is Chromium without a window: a page costs it two thirds of what the others use. */
const headlessShell = 'chromium-headless-shell'
const names = [
  headlessShell,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a browser. Throws an error that says how to get one. */
export function findBrowser(): string {
  const found =
    fromEnvironment() ?? installed() ?? downloadedByPlaywright() ?? installedWithApt() ?? undefined
  if (found !== undefined) return found
  throw new Error(
    'No Chromium found. Install one (Debian: apt-get install chromium), run `npx playwright install chromium`, or set CHROMIUM_PATH.',
  )
}

function fromEnvironment(): string | undefined {
  const path = process.env['CHROMIUM_PATH']
  if (!path) return undefined
  if (!isExecutable(path)) throw new Error(`CHROMIUM_PATH names no program: ${path}`)
  return path
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...macApps].find(isExecutable)
}

function downloadedByPlaywright(): string | undefined {
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function installedWithApt(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get'))
    return undefined
  console.log('No browser found: installing Chromium with apt-get …')
  apt('update')
  try {
    apt('install', '-y', headlessShell)
  } catch {
    // Older systems have only the whole browser.
    apt('install', '-y', 'chromium')
  }
  return installed()
}

function apt(...args: string[]): void {
  execFileSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
