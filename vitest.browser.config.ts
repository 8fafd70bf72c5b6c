import { defineConfig } from 'vitest/config';

/** The review desk in a real browser: `npm run test:browser`. Apart from the other tests, which need none. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/filled-archive.ts'],
    setupFiles: ['test/refuse-network.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
    // A browser waits for the service at least as often as for the processor.
    maxWorkers: 2,
  },
});
