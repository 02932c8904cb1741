import { defineConfig } from '@playwright/test'

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // When this flag is repeated only the last one counts, so that Playwright's own values (chromiumSwitches) are
  // repeated in the first lines. The last line disables the address bar's hidden pages, which cost each window more
  // than the story itself, and the process that is started ahead for each context's next site: there is none.
  `--disable-features=${[
    'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning',
    'AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,OptimizationHints',
    'NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
    'WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess',
  ].join(',')}`,
]

// Started by scripts/e2e.ts, which finds the browser and runs the stack that the stories use.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '.cache/e2e',
  // One set for all systems: what is in the pictures does not depend on them (everywhere/look.spec.ts).
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  // A busy machine can stall a browser for a minute; a story that needed another try is reported as flaky.
  retries: process.env['CI'] ? 2 : 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/test-results/e2e.json' }]],
  use: {
    baseURL: process.env['ALURA_URL'],
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // A page that is kept for offline would answer in place of what stories intercept; one story allows it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags,
    },
  },
})
