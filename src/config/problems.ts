/** Something a person wrote that cannot work as it stands. */
export interface Problem {
  /** As the person named it. */
  readonly file: string;
  /** From 1; 0 where the whole file is meant. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
  /** What was found, and what would do. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** As editors and terminals make it clickable: `sources.yaml:14:5: …`. */
export function describeProblem(problem: Problem): string {
  const place =
    problem.line > 0 ? `:${problem.line}${problem.column === undefined ? '' : `:${problem.column}`}` : '';
  const mark = problem.severity === 'warning' ? 'warning: ' : '';
  return `${problem.file}${place}: ${mark}${problem.message}`;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
