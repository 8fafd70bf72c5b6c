import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyOf, lastOf, stagesOf, variablesOf, wordsOf } from './dockerfile.ts';

describe('reading a Dockerfile', () => {
  it('joins continued lines and leaves comments out', () => {
    const stages = stagesOf('# why\nFROM node AS build\nRUN one && \\\n    two\n\nFROM slim\nUSER 1000\n');

    expect(stages).toEqual([
      { base: 'node', name: 'build', instructions: [{ keyword: 'RUN', text: 'one && two' }] },
      { base: 'slim', instructions: [{ keyword: 'USER', text: '1000' }] },
    ]);
  });

  it('refuses what it does not understand', () => {
    expect(() => stagesOf('FROM node\nrun something')).toThrow('not an instruction');
    expect(() => stagesOf('RUN something')).toThrow('before the first FROM');
    expect(() => wordsOf('npm start')).toThrow('not a list of words');
  });

  it('takes COPY, ENV and the JSON forms apart', () => {
    expect(copyOf('--from=build /app/dist ./dist')).toEqual({
      from: 'build',
      sources: ['/app/dist'],
      target: './dist',
    });
    expect(copyOf('a b ./')).toEqual({ sources: ['a', 'b'], target: './' });
    expect(variablesOf('A=1 B=x=y')).toEqual({ A: '1', B: 'x=y' });
    expect(wordsOf('--interval=5m CMD ["node", "x"]')).toEqual(['node', 'x']);
  });
});

describe('our Dockerfile', () => {
  const stages = stagesOf(readFileSync('Dockerfile', 'utf8'));
  const image = stages.at(-1);
  if (image === undefined) throw new Error('the Dockerfile has no stage');
  const copied = stages
    .flatMap((stage) => stage.instructions)
    .filter(({ keyword }) => keyword === 'COPY')
    .map(({ text }) => copyOf(text))
    .filter(({ from }) => from === undefined)
    .flatMap(({ sources }) => sources);

  it('runs as a user whom Kubernetes can see to be nobody special', () => {
    expect(lastOf(image, 'USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('keeps its data in a volume and asks doctor for its health', () => {
    expect(lastOf(image, 'VOLUME')).toBe('/app/data');
    expect(wordsOf(lastOf(image, 'HEALTHCHECK') ?? '')).toContain('doctor');
  });

  it('serves unless told otherwise, without a shell between it and a signal', () => {
    expect(wordsOf(lastOf(image, 'ENTRYPOINT') ?? '')).toEqual([
      'node',
      '--max-semi-space-size=8',
      '/app/bin/mediawatch.js',
    ]);
    expect(wordsOf(lastOf(image, 'CMD') ?? '')).toEqual(['serve']);
  });

  it('brings compiled code along, kept under the user and the flags that every start has', () => {
    const keywords = image.instructions.map(({ keyword, text }) => `${keyword} ${text}`);
    const filled = keywords.findIndex(
      (line) => line.includes('fill-compile-cache.js') && line.startsWith('RUN'),
    );
    const flags = [lastOf(image, 'ENTRYPOINT'), lastOf(image, 'HEALTHCHECK')].map((text) =>
      wordsOf(text ?? '').filter((word) => word.startsWith('--max') || word.startsWith('--min')),
    );

    expect(keywords.slice(0, filled)).toEqual(
      expect.arrayContaining([`USER ${lastOf(image, 'USER')}`, 'ENV NODE_COMPILE_CACHE=/app/compiled']),
    );
    expect(keywords[filled]).toBe(`RUN node ${flags[0]?.join(' ')} tools/fill-compile-cache.js`);
    expect(flags[1]).toEqual(flags[0]);
  });

  it('installs from the lock file, and for the image itself without what only developers need', () => {
    const installs = stages.map(
      (stage) =>
        stage.instructions.find(({ keyword, text }) => keyword === 'RUN' && text.startsWith('npm '))?.text,
    );

    expect(installs[0]).toBe('npm ci');
    expect(installs[1]).toContain('npm ci --omit=dev');
  });

  it.each(copied)('finds %s in the checkout, and .dockerignore lets it through', (source) => {
    const ignore = readFileSync('.dockerignore', 'utf8').split('\n');

    expect(existsSync(source)).toBe(true);
    expect(ignore).toContain('*');
    expect(ignore).toContain(`!${source}`);
  });
});
