/** `npm run faults [-- --area NAME]`: injects every fault there is and prints what held; `-- --days N` lives so many days. */
import { parseArgs } from 'node:util';
import { type Fault, isNotHere } from './fault.ts';
import { FAULTS } from './faults.ts';

const { values } = parseArgs({ options: { area: { type: 'string' } } });

const total = { injected: 0, survived: 0, faults: 0, notHere: 0 };
for (const fault of FAULTS.filter(({ area }) => values.area === undefined || area === values.area)) {
  const begun = performance.now();
  const line = await inject(fault);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${fault.area.padEnd(10)} ${fault.name.padEnd(64)} ${line.padEnd(16)} ${seconds.padStart(5)} s  ${fault.holds}`,
  );
}
console.log(
  `${total.faults} faults; injected ${total.injected} times, survived ${total.survived}` +
    (total.notHere === 0 ? '' : `; ${total.notHere} cannot be injected on this machine`),
);
process.exitCode = total.injected === total.survived ? 0 : 1;

async function inject(fault: Fault): Promise<string> {
  total.faults += 1;
  try {
    const outcome = await fault.inject(true);
    if (isNotHere(outcome)) {
      total.notHere += 1;
      return `not here: ${outcome.notHere}`;
    }
    total.injected += outcome;
    total.survived += outcome;
    return `survived ${outcome}/${outcome}`;
  } catch (error) {
    total.injected += 1;
    console.log(error);
    return 'FAILED';
  }
}
