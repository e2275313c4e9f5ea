import { defineConfig } from '@playwright/test'

/** Journeys through the real app. `npm run e2e` starts one; DAM_LINK points to one that runs (see e2e/support/app.ts). */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/app.ts',
  // One library, which each journey finds as the one before left it.
  workers: 1,
  fullyParallel: false,
  // The first day of one person, which begins in an empty library; the others go on in what it leaves.
  projects: [
    { name: 'first day', testMatch: 'journey.spec.ts' },
    { name: 'days after', testIgnore: 'journey.spec.ts', dependencies: ['first day'] },
  ],
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: process.env['CI'] ? 'github' : 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      // Debian's, since no browser of Playwright's own may be there to download.
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // A container's root may not use the sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
