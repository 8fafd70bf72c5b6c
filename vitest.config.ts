import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/refuse-network.ts'],
    testTimeout: 20_000,
  },
});
