import type { Target } from '../target.ts';
import { FILE_TARGETS } from './files.ts';
import { PAGE_TARGETS } from './pages.ts';
import { SOURCE_TARGETS } from './sources.ts';
import { TEXT_TARGETS } from './texts.ts';
import { WIRE_TARGETS } from './wire.ts';

export const TARGETS: readonly Target[] = [
  ...SOURCE_TARGETS,
  ...PAGE_TARGETS,
  ...WIRE_TARGETS,
  ...FILE_TARGETS,
  ...TEXT_TARGETS,
];

export function targetNamed(name: string): Target {
  const target = TARGETS.find((each) => each.name === name);
  if (target === undefined)
    throw new Error(
      `no target is called "${name}"; there are ${TARGETS.map((each) => each.name).join(', ')}`,
    );
  return target;
}
