/** `npm run faults [-- --area NAME]`: injects every fault there is and prints what held; `-- --days N` lives so many days. */
import { parseArgs } from 'node:util';
import { type Fault, isNotHere } from './fault.ts';
import { FAULTS } from './faults.ts';
import { grewBy, type Life, live } from './long-life/life.ts';

const { values } = parseArgs({ options: { area: { type: 'string' }, days: { type: 'string' } } });

process.exitCode = (values.days === undefined ? await injectAll() : await liveFor(Number(values.days)))
  ? 0
  : 1;

async function injectAll(): Promise<boolean> {
  const total = { faults: 0, injected: 0, failed: 0, notHere: 0 };
  for (const fault of FAULTS.filter(({ area }) => values.area === undefined || area === values.area)) {
    const begun = performance.now();
    const outcome = await inject(fault);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    total.faults += 1;
    total.injected += outcome.injected;
    if (outcome.failed) total.failed += 1;
    if (outcome.notHere) total.notHere += 1;
    const { area, name, holds } = fault;
    console.log(
      `${area.padEnd(8)} ${name.padEnd(62)} ${outcome.line.padEnd(18)} ${seconds.padStart(5)} s  ${holds}`,
    );
  }
  console.log(
    `${total.faults} faults, injected ${total.injected} times, survived ${total.injected - total.failed}` +
      (total.notHere === 0 ? '' : `; ${total.notHere} cannot be injected on this machine`),
  );
  return total.failed === 0;
}

interface Outcome {
  readonly line: string;
  readonly injected: number;
  readonly failed?: boolean;
  readonly notHere?: boolean;
}

async function inject(fault: Fault): Promise<Outcome> {
  try {
    const outcome = await fault.inject(true);
    if (isNotHere(outcome)) return { line: `not here: ${outcome.notHere}`, injected: 0, notHere: true };
    return { line: `survived ${outcome}/${outcome}`, injected: outcome };
  } catch (error) {
    console.log(error);
    return { line: 'FAILED', injected: 1, failed: true };
  }
}

async function liveFor(days: number): Promise<boolean> {
  const onDay = (day: number) => void (day % 20 === 0 && console.error(`day ${day}`));
  const life = await live({ days, passesADay: 24, papers: 6, onDay });
  for (const line of linesOf(life)) console.log(line);
  const { nameChanges, republished, lost, withdrawn, overdue } = life;
  return [nameChanges, republished, lost.length, withdrawn, overdue].every((count) => count === 0);
}

function linesOf(life: Life): readonly string[] {
  const { days, passes, seconds, weights, happened } = life;
  return [
    `${days} days, ${passes} passes in ${seconds.toFixed(0)} s; a restart each week, a restore from a backup made while running`,
    `the press published ${happened.published}, edited ${happened.edited}, withdrew ${happened.withdrawn}, announced ${happened.announcedAnew} anew, failed ${happened.outages} times`,
    ...weights.map(
      ({ day, heap, database }) =>
        `day ${String(day).padStart(4)}: heap after collection ${heap.toFixed(1)} MB, archive ${database.toFixed(1)} MB`,
    ),
    `memory grew by ${grewBy(life).toFixed(1)} MB`,
    `stories put out ${life.stories}; names changed ${life.nameChanges}; put out anew ${life.republished}`,
    `mentions lost ${life.lost.length}; approved stories withdrawn ${life.withdrawn}; texts kept beyond their time ${life.overdue}`,
  ];
}
