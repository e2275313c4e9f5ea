import locales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { entryBudget } from './build/entryBudget.ts'
import { precompress } from './build/precompress.ts'

const server = process.env['DAM_HTTP'] ?? 'http://127.0.0.1:7071'
const proxied = { target: server, changeOrigin: false }

export default defineConfig({
  base: '/library/',
  // The library speaks English; React Aria would bring its words in thirty languages.
  plugins: [{ ...locales.vite({ locales: ['en-US'] }), enforce: 'pre' }, react(), entryBudget({ gzippedKiB: 250 }), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // Everything is a file: the Content-Security-Policy allows no data: fonts, and the entry stays small.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    proxy: { '/library/api': proxied, '^/[^/@]+/(image|video|raw)/': proxied },
  },
  test: {
    // A machine that builds meanwhile is slow, which is no failure.
    testTimeout: 20_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      // What draws nothing does not wait for a document, the testing library and the design system; a file may ask for a document.
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts', 'build/**/*.test.ts'], restoreMocks: true } },
      { extends: true, test: { name: 'pages', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/testing/setup.ts'] } },
    ],
  },
})
