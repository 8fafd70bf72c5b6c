import type { Role } from '../../domain/account.ts';
import type { DeskContext, Visit } from '../context.ts';

type Answer = Response | Promise<Response>;

/** Everything that may be asked of the desk is one of these, and stands in the table of `routes.ts`. */
export type Route = {
  /** What changes anything is POST. */
  readonly method: 'GET' | 'POST';
  /** Below `/desk`, as hono writes it: `/stories/:id`. */
  readonly path: string;
} & (
  | { readonly needs: Role; readonly answer: (context: DeskContext) => Answer }
  /** Open to everybody: sign-in, style and scripts. */
  | { readonly needs: 'nobody'; readonly answer: (visit: Visit) => Answer }
);

type AnswerFor<Needs extends Role | 'nobody'> = Needs extends Role
  ? (context: DeskContext) => Answer
  : (visit: Visit) => Answer;

/** A page. */
export function get<Needs extends Role | 'nobody'>(
  path: string,
  needs: Needs,
  answer: AnswerFor<Needs>,
): Route {
  return { method: 'GET', path, needs, answer } as Route;
}

/** A change. The guard has checked where it comes from and that its form is ours. */
export function post<Needs extends Role | 'nobody'>(
  path: string,
  needs: Needs,
  answer: AnswerFor<Needs>,
): Route {
  return { method: 'POST', path, needs, answer } as Route;
}
