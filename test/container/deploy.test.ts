import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { ENVIRONMENT } from '../../src/config/environment.ts';

const FILES = ['Dockerfile', 'compose.yaml', 'deploy/cronjob.yaml', 'deploy/README.md'];

describe('what is written about running in a container', () => {
  it.each(FILES)('names in %s only settings that the program reads', (file) => {
    const named = readFileSync(file, 'utf8').match(/\bMEDIAWATCH_[A-Z_]+/g) ?? [];

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !Object.hasOwn(ENVIRONMENT, name))).toEqual([]);
  });

  it('tells of every setting', () => {
    const text = readFileSync('deploy/README.md', 'utf8');

    expect(Object.keys(ENVIRONMENT).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  it('gives the service a root folder that it cannot write to, and a volume for its data', () => {
    expect(parse(readFileSync('compose.yaml', 'utf8'))).toMatchObject({
      services: {
        mediawatch: { read_only: true, tmpfs: ['/tmp'], volumes: ['data:/app/data'], cap_drop: ['ALL'] },
      },
      volumes: { data: null },
    });
  });

  it('offers the review desk to this machine only', () => {
    expect(parse(readFileSync('compose.yaml', 'utf8'))).toMatchObject({
      services: { mediawatch: { ports: ['127.0.0.1:8080:8080'] } },
    });
  });
});

describe('deploy/cronjob.yaml', () => {
  const [claim, job] = parseAllDocuments(readFileSync('deploy/cronjob.yaml', 'utf8')).map((document) => {
    if (document.errors.length > 0) throw new Error(document.errors.join('\n'));
    const content: unknown = document.toJS();
    return content;
  });

  it('keeps the data in a claim', () => {
    expect(claim).toMatchObject({ kind: 'PersistentVolumeClaim', metadata: { name: 'mediawatch-data' } });
  });

  it('runs one pass at a time, and ends one that hangs', () => {
    expect(job).toMatchObject({
      kind: 'CronJob',
      spec: { concurrencyPolicy: 'Forbid', jobTemplate: { spec: { activeDeadlineSeconds: 3600 } } },
    });
  });

  it('does not start over for a wrong configuration, nor because some source failed', () => {
    const onExitCodes = { containerName: 'mediawatch', operator: 'In', values: [2, 3] };

    expect(job).toMatchObject({
      spec: {
        jobTemplate: {
          spec: {
            podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes }] },
            // Kubernetes takes such a policy together with this only.
            template: { spec: { restartPolicy: 'Never' } },
          },
        },
      },
    });
  });

  it('runs as nobody special, with a root folder that it cannot write to', () => {
    expect(job).toMatchObject({
      spec: {
        jobTemplate: {
          spec: {
            template: {
              spec: {
                securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 },
                containers: [
                  {
                    args: ['run'],
                    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
                  },
                ],
              },
            },
          },
        },
      },
    });
  });
});
