import { benchCorpora } from './group/corpora.ts';
import { benchPress } from './group/press.ts';
import { report } from './read/floors.ts';

/**
 * Which articles come together in one story, and which wrongly. `press-a` was developed on, `press-b` kept back;
 * `--wrong` lists the pairs that are wrong, of `press-a` only unless `--press-b` is given too.
 */
export async function bench(): Promise<void> {
  const flags = process.argv.slice(3);
  const showsWrong = flags.includes('--wrong');
  const figures = [
    ...benchCorpora(),
    ...(await benchPress('press-a', showsWrong)),
    ...(await benchPress('press-b', showsWrong && flags.includes('--press-b'))),
  ];
  report(figures, flags, 'group');
}
